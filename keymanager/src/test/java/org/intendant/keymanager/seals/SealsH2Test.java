package org.intendant.keymanager.seals;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;

class SealsH2Test extends SealsContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.h2();
    }
}
