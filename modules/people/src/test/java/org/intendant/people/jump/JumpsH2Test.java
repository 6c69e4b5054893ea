package org.intendant.people.jump;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;

class JumpsH2Test extends JumpsContract {
    @Override
    protected TestDatabase database() {
        return House.h2();
    }
}
