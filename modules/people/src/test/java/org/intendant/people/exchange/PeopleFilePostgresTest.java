package org.intendant.people.exchange;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.junit.jupiter.api.Tag;

@Tag("database")
class PeopleFilePostgresTest extends PeopleFileContract {
    @Override
    protected TestDatabase database() {
        return House.postgres();
    }
}
