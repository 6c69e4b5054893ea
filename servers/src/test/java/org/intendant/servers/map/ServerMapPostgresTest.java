package org.intendant.servers.map;

import org.intendant.servers.Estate;
import org.intendant.servers.NoHosts;
import org.junit.jupiter.api.Tag;

@Tag("database")
class ServerMapPostgresTest extends ServerMapContract {
    @Override
    Estate open() {
        return Estate.onPostgres(new NoHosts());
    }
}
