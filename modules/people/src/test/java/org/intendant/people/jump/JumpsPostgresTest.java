package org.intendant.people.jump;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.junit.jupiter.api.Tag;

@Tag("database")
class JumpsPostgresTest extends JumpsContract {
    @Override
    protected TestDatabase database() {
        return House.postgres();
    }
}
