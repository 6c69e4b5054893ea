package org.intendant.people.tokens;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;

class TokensH2Test extends TokensContract {
    @Override
    protected TestDatabase database() {
        return House.h2();
    }
}
