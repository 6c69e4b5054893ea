package org.intendant.servers.exchange;

import org.intendant.servers.Estate;
import org.intendant.servers.NoHosts;

class ServerFileH2Test extends ServerFileContract {
    @Override
    Estate open() {
        return Estate.onH2(new NoHosts());
    }
}
