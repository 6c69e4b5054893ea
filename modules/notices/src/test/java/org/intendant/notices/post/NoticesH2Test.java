package org.intendant.notices.post;

import org.intendant.data.TestDatabase;

class NoticesH2Test extends NoticesContract {
    @Override
    protected TestDatabase database() {
        return Office.h2();
    }
}
