package org.intendant.people;

import org.intendant.data.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("database")
class PeoplePostgresTest extends PeopleContract {
    @Override
    TestDatabase database() {
        return House.postgres();
    }
}
