package org.intendant.hostforwarding.names;

import org.intendant.data.TestDatabase;
import org.intendant.hostforwarding.Doorway;
import org.junit.jupiter.api.Tag;

@Tag("database")
class SiteAdoptionsPostgresTest extends SiteAdoptionsContract {
    @Override
    protected TestDatabase database() {
        return Doorway.postgres();
    }
}
