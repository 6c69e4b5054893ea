/**
 * Forwards of public ports to guests: the thing, all of them, and what one must respect because of the others.
 *
 * <p>Decisions: a public port of a protocol is taken from the ledger of {@link org.intendant.servers.Reservations}, port by
 * port, so that a range has at most 1,000; where two name different public addresses both may have it. A disabled forward
 * keeps its ports. What the hypervisor itself listens on is known from when it was last read, and looked at again with each
 * plan.
 */
@NullMarked
package org.intendant.portforwarding.forwards;

import org.jspecify.annotations.NullMarked;
