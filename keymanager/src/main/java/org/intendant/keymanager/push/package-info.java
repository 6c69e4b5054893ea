/**
 * Brings who may log in to the hosts, and reads it back: one file per account, {@code ~/.ssh/authorized_keys2}.
 *
 * <p>Decisions: {@code authorized_keys} stays the humans' own. Intendant's own key is in every file that it writes, and a change is
 * confirmed over a new connection or taken back by the host. A key that is on a host and that Intendant has never wanted there is
 * kept, reported and removed only by decision; one that it has wanted once is its own and goes with whoever it belonged to. A
 * file is begun only where somebody may log in.
 */
@NullMarked
package org.intendant.keymanager.push;

import org.jspecify.annotations.NullMarked;
