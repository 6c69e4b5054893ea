package org.intendant.notices.post;

import org.intendant.data.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("database")
class NoticesPostgresTest extends NoticesContract {
    @Override
    protected TestDatabase database() {
        return Office.postgres();
    }
}
