package org.intendant.people.groups;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.junit.jupiter.api.Tag;

@Tag("database")
class GroupsPostgresTest extends GroupsContract {
    @Override
    protected TestDatabase database() {
        return House.postgres();
    }
}
