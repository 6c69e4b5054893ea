package org.intendant.people.signin;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.junit.jupiter.api.Tag;

@Tag("database")
class SignInsPostgresTest extends SignInsContract {
    @Override
    protected TestDatabase database() {
        return House.postgres();
    }
}
