package org.intendant.servers.jump;

import org.intendant.servers.Estate;
import org.intendant.servers.NoHosts;
import org.junit.jupiter.api.Tag;

@Tag("database")
class ServersTargetPostgresTest extends ServersTargetContract {
    @Override
    Estate open() {
        return Estate.onPostgres(new NoHosts());
    }
}
