/**
 * Certificates over ACME: an account at the directory that the operator named, orders, renewals.
 *
 * <p>Decisions: HTTP-01 alone, and stateless: what a proxy answers is the token of the question and the thumbprint of the
 * account's key, so that an order writes nothing to a host. Whoever knows the thumbprint can answer nothing but that.
 */
@NullMarked
package org.intendant.hostforwarding.certificates.acme;

import org.jspecify.annotations.NullMarked;
