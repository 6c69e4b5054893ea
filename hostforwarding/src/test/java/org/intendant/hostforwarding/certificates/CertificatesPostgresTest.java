package org.intendant.hostforwarding.certificates;

import org.intendant.data.TestDatabase;
import org.junit.jupiter.api.Tag;

@Tag("database")
class CertificatesPostgresTest extends CertificatesContract {
    @Override
    TestDatabase database() {
        return House.postgres();
    }
}
