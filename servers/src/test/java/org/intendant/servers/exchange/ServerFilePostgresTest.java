package org.intendant.servers.exchange;

import org.intendant.servers.Estate;
import org.intendant.servers.NoHosts;
import org.junit.jupiter.api.Tag;

@Tag("database")
class ServerFilePostgresTest extends ServerFileContract {
    @Override
    Estate open() {
        return Estate.onPostgres(new NoHosts());
    }
}
