package org.intendant.servers.reachability;

import org.intendant.servers.Estate;
import org.intendant.servers.NoHosts;
import org.junit.jupiter.api.Tag;

@Tag("database")
class DuePostgresTest extends DueContract {
    @Override
    Estate open() {
        return Estate.onPostgres(new NoHosts());
    }
}
