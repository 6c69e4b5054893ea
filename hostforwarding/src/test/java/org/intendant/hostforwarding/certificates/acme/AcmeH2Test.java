package org.intendant.hostforwarding.certificates.acme;

import org.intendant.data.TestDatabase;
import org.intendant.hostforwarding.certificates.House;
import org.junit.jupiter.api.Tag;

@Tag("database")
class AcmeH2Test extends AcmeContract {
    @Override
    TestDatabase database() {
        return House.h2();
    }
}
