package org.intendant.people.groups;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;

class GroupsH2Test extends GroupsContract {
    @Override
    protected TestDatabase database() {
        return House.h2();
    }
}
