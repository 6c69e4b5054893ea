package org.intendant.people;

import org.intendant.data.TestDatabase;

class SignInsH2Test extends SignInsContract {
    @Override
    TestDatabase database() {
        return House.h2();
    }
}
