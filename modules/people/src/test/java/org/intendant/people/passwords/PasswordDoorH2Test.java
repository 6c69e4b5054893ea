package org.intendant.people.passwords;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;

class PasswordDoorH2Test extends PasswordDoorContract {
    @Override
    protected TestDatabase database() {
        return House.h2();
    }
}
