/**
 * Whether servers answer: tried regularly and by button, shown with its age; and what a changed host key means.
 *
 * <p>Several Intendant servers share the checks: one claims what is due, the others pass. No transaction is open while a
 * host thinks. A changed key stops everything until a person has compared it.
 */
@NullMarked
package org.intendant.servers.reachability;

import org.jspecify.annotations.NullMarked;
