package org.intendant.portforwarding.forwards;

import org.intendant.data.TestDatabase;
import org.intendant.portforwarding.Gateway;
import org.junit.jupiter.api.Tag;

@Tag("database")
class PortForwardsPostgresTest extends PortForwardsContract {
    @Override
    protected TestDatabase database() {
        return Gateway.postgres();
    }
}
