package org.intendant.operations.life;

import java.util.List;
import org.intendant.data.TestDatabase;

class HandOverH2Test extends HandOverContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2(List.of("operations"));
    }
}
