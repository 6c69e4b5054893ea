package org.intendant.operations.life;

import java.util.List;
import org.intendant.data.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("database")
class DifferencesPostgresTest extends DifferencesContract {
    @Override
    TestDatabase database() {
        return TestDatabase.postgres(List.of("operations"));
    }
}
