package org.intendant.servers;

class ServerListH2Test extends ServerListContract {
    @Override
    Estate open() {
        return Estate.onH2(new NoHosts());
    }
}
