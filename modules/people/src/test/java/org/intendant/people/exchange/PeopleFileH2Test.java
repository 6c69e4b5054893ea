package org.intendant.people.exchange;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;

class PeopleFileH2Test extends PeopleFileContract {
    @Override
    protected TestDatabase database() {
        return House.h2();
    }
}
