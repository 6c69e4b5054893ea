package org.intendant.keymanager.access;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.junit.jupiter.api.Tag;

@Tag("database")
class AccessPostgresTest extends AccessContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.postgres();
    }
}
