package org.intendant.data;

import java.util.List;

class MigrationsH2Test extends MigrationsContract {
    @Override
    TestDatabase database(List<String> modules) {
        return TestDatabase.h2(modules);
    }
}
