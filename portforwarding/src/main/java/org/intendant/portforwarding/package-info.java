/**
 * Which public ports of hypervisors lead to which guests.
 *
 * <p>Read {@link org.intendant.portforwarding.forwards.PortForward}, then {@code push.NftablesRules}, which writes all of a
 * hypervisor's as one nftables table of Intendant's own, and {@code push.PortForwardPlanner}, which brings it there.
 */
@NullMarked
package org.intendant.portforwarding;

import org.jspecify.annotations.NullMarked;
