package org.intendant.portforwarding.forwards;

import org.intendant.data.TestDatabase;
import org.intendant.portforwarding.Gateway;

class PortForwardsH2Test extends PortForwardsContract {
    @Override
    protected TestDatabase database() {
        return Gateway.h2();
    }
}
