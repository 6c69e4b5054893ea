package org.intendant.data;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("database")
class MigrationsPostgresTest extends MigrationsContract {
    @Override
    TestDatabase database(List<String> modules) {
        return TestDatabase.postgres(modules);
    }
}
