package org.intendant.keymanager.keys;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;

class PersonKeysH2Test extends PersonKeysContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.h2();
    }
}
