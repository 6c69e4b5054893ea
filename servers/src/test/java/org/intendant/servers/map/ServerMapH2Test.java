package org.intendant.servers.map;

import org.intendant.servers.Estate;
import org.intendant.servers.NoHosts;

class ServerMapH2Test extends ServerMapContract {
    @Override
    Estate open() {
        return Estate.onH2(new NoHosts());
    }
}
