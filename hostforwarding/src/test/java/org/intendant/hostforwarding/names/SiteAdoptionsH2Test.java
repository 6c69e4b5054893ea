package org.intendant.hostforwarding.names;

import org.intendant.data.TestDatabase;
import org.intendant.hostforwarding.Doorway;

class SiteAdoptionsH2Test extends SiteAdoptionsContract {
    @Override
    protected TestDatabase database() {
        return Doorway.h2();
    }
}
