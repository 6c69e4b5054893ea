package org.intendant.keymanager.revoke;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;

class RevocationsH2Test extends RevocationsContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.h2();
    }
}
