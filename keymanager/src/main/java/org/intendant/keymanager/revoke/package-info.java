/**
 * The revocation clock: what a change of access, or a date, took away, and since when each host is proven not to have it.
 *
 * <p>Decisions: what is taken is known from what was written ({@link org.intendant.keymanager.push.WrittenKey}), in the transaction
 * of the change, so that nothing is lost when Intendant ends right after it. Whoever makes the change has approved exactly the
 * removals that it causes: their apply starts by policy, for this kind of step alone, and runs as Intendant itself, since
 * whoever removes a key of his own may apply nothing, and a removal goes on when whoever decided it is gone. What is
 * removed is decided when the host is read: a key that is wanted again by then stays. A key is gone by proof alone: a host
 * that was read without it, or that reported so itself.
 */
@NullMarked
package org.intendant.keymanager.revoke;

import org.jspecify.annotations.NullMarked;
