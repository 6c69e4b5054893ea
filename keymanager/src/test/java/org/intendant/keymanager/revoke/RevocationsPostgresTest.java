package org.intendant.keymanager.revoke;

import org.intendant.data.TestDatabase;
import org.intendant.keymanager.Cabinet;
import org.junit.jupiter.api.Tag;

@Tag("database")
class RevocationsPostgresTest extends RevocationsContract {
    @Override
    protected TestDatabase database() {
        return Cabinet.postgres();
    }
}
