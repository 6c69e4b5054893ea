package org.intendant.servers.reachability;

import org.intendant.servers.Estate;
import org.intendant.servers.NoHosts;

class DueH2Test extends DueContract {
    @Override
    Estate open() {
        return Estate.onH2(new NoHosts());
    }
}
