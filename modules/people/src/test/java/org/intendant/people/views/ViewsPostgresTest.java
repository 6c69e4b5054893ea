package org.intendant.people.views;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;
import org.junit.jupiter.api.Tag;

@Tag("database")
class ViewsPostgresTest extends ViewsContract {
    @Override
    TestDatabase database() {
        return House.postgres();
    }
}
