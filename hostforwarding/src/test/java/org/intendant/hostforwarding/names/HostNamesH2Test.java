package org.intendant.hostforwarding.names;

import org.intendant.data.TestDatabase;
import org.intendant.hostforwarding.Doorway;

class HostNamesH2Test extends HostNamesContract {
    @Override
    protected TestDatabase database() {
        return Doorway.h2();
    }
}
