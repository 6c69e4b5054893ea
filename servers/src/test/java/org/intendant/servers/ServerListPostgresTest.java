package org.intendant.servers;

import org.junit.jupiter.api.Tag;

@Tag("database")
class ServerListPostgresTest extends ServerListContract {
    @Override
    Estate open() {
        return Estate.onPostgres(new NoHosts());
    }
}
