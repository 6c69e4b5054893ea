package org.intendant.servers;

class ServersH2Test extends ServersContract {
    @Override
    Estate open() {
        return Estate.onH2(new NoHosts());
    }
}
