package org.intendant.keymanager.push;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;

class AllKeptKeysH2Test extends AllKeptKeysContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.h2();
    }
}
