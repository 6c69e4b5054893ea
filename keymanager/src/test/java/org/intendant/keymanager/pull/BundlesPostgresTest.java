package org.intendant.keymanager.pull;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.junit.jupiter.api.Tag;

@Tag("database")
class BundlesPostgresTest extends BundlesContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.postgres();
    }
}
