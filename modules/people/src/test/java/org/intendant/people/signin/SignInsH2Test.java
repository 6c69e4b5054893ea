package org.intendant.people.signin;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;

class SignInsH2Test extends SignInsContract {
    @Override
    protected TestDatabase database() {
        return House.h2();
    }
}
