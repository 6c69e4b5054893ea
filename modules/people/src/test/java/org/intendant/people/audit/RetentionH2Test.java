package org.intendant.people.audit;

import org.intendant.data.TestDatabase;
import org.intendant.people.House;

class RetentionH2Test extends RetentionContract {
    @Override
    TestDatabase database() {
        return House.h2();
    }
}
