/**
 * The spine: what is wanted becomes a plan, a plan is approved, applied, and planned again until nothing is left to do.
 *
 * <p>Depends on the JDK alone. Verifying is planning again and getting an empty plan, so that no second description of
 * correctness can disagree with the first. Errors come in three families, all unchecked: {@link
 * org.intendant.plans.Refused} (a person can fix it), {@link org.intendant.plans.HostUnreachable} and {@link
 * org.intendant.plans.CommandFailed} (the host's doing), and everything else, which is our bug.
 */
@NullMarked
package org.intendant.plans;

import org.jspecify.annotations.NullMarked;
