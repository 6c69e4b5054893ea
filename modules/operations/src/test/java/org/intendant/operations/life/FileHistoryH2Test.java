package org.intendant.operations.life;

import java.util.List;
import org.intendant.data.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("lab")
class FileHistoryH2Test extends FileHistoryContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2(List.of("operations"));
    }
}
