package org.intendant.servers.jump;

import org.intendant.servers.Estate;
import org.intendant.servers.NoHosts;

class ServersTargetH2Test extends ServersTargetContract {
    @Override
    Estate open() {
        return Estate.onH2(new NoHosts());
    }
}
