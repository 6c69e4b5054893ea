package org.intendant.keymanager.access;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;

class AccessH2Test extends AccessContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.h2();
    }
}
