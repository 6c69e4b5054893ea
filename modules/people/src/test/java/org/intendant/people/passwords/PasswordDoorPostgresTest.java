package org.intendant.people.passwords;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.junit.jupiter.api.Tag;

@Tag("database")
class PasswordDoorPostgresTest extends PasswordDoorContract {
    @Override
    protected TestDatabase database() {
        return House.postgres();
    }
}
