package org.intendant.keymanager.keys;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.junit.jupiter.api.Tag;

@Tag("database")
class PersonKeysPostgresTest extends PersonKeysContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.postgres();
    }
}
