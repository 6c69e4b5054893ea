package org.intendant.hostforwarding.certificates.acme;

import org.intendant.hostforwarding.certificates.CertificateChain;
import org.intendant.hostforwarding.certificates.CertificateKey;

/** What came from the authority, and the key that was made for it. */
record Issued(CertificateChain chain, CertificateKey key) {}
