package org.intendant.keymanager.seals;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.junit.jupiter.api.Tag;

@Tag("database")
class SealsPostgresTest extends SealsContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.postgres();
    }
}
