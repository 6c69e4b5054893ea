package org.intendant.hostforwarding.certificates.acme;

/** A certificate came from the authority. */
record CertificatesChanged() {}
