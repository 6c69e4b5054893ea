package org.intendant.servers;

import org.junit.jupiter.api.Tag;

@Tag("database")
class ServersPostgresTest extends ServersContract {
    @Override
    Estate open() {
        return Estate.onPostgres(new NoHosts());
    }
}
