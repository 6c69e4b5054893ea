package org.intendant.hostforwarding.certificates;

import org.intendant.data.TestDatabase;

class CertificatesH2Test extends CertificatesContract {
    @Override
    TestDatabase database() {
        return House.h2();
    }
}
