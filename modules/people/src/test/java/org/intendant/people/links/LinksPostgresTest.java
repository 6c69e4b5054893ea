package org.intendant.people.links;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.junit.jupiter.api.Tag;

@Tag("database")
class LinksPostgresTest extends LinksContract {
    @Override
    protected TestDatabase database() {
        return House.postgres();
    }
}
