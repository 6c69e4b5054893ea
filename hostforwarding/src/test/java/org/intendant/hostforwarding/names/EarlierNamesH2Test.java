package org.intendant.hostforwarding.names;

import org.intendant.data.TestDatabase;
import org.intendant.hostforwarding.Doorway;

class EarlierNamesH2Test extends EarlierNamesContract {
    @Override
    protected TestDatabase database() {
        return Doorway.h2();
    }
}
