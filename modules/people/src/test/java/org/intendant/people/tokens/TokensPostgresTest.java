package org.intendant.people.tokens;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.junit.jupiter.api.Tag;

@Tag("database")
class TokensPostgresTest extends TokensContract {
    @Override
    protected TestDatabase database() {
        return House.postgres();
    }
}
