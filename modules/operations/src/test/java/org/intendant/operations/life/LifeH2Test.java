package org.intendant.operations.life;

import java.util.List;
import org.intendant.data.TestDatabase;

class LifeH2Test extends LifeContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2(List.of("operations"));
    }
}
