package org.intendant.people;

import org.intendant.data.TestDatabase;

class PeopleH2Test extends PeopleContract {
    @Override
    TestDatabase database() {
        return House.h2();
    }
}
