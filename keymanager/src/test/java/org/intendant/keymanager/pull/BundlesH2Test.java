package org.intendant.keymanager.pull;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;

class BundlesH2Test extends BundlesContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.h2();
    }
}
