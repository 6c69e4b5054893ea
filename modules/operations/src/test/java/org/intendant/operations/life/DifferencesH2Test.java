package org.intendant.operations.life;

import java.util.List;
import org.intendant.data.TestDatabase;

class DifferencesH2Test extends DifferencesContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2(List.of("operations"));
    }
}
