package org.intendant.people.audit;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.junit.jupiter.api.Tag;

@Tag("database")
class RetentionPostgresTest extends RetentionContract {
    @Override
    TestDatabase database() {
        return House.postgres();
    }
}
