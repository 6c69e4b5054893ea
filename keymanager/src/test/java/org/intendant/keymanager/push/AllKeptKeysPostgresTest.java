package org.intendant.keymanager.push;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.junit.jupiter.api.Tag;

@Tag("database")
class AllKeptKeysPostgresTest extends AllKeptKeysContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.postgres();
    }
}
