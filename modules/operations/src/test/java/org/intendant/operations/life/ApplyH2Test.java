package org.intendant.operations.life;

import java.util.List;
import org.intendant.data.TestDatabase;

class ApplyH2Test extends ApplyContract {
    @Override
    TestDatabase database() {
        return TestDatabase.h2(List.of("operations"));
    }
}
