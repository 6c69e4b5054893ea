package org.intendant.people.views;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;

class ViewsH2Test extends ViewsContract {
    @Override
    TestDatabase database() {
        return House.h2();
    }
}
