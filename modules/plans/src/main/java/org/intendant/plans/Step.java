package org.intendant.plans;

import java.util.List;

/**
 * One change to one target. What is not in {@link #sentence()} and {@link #differences()} nobody approved.
 *
 * <p>A step that makes a state may run twice. A one-off step says so and is never repeated by recovery.
 */
public interface Step {

    /** What sort of change this is, for approvals by policy: {@code accounts.create}. */
    String kind();

    /** The change as a sentence in the imperative that names the thing: {@code Create the account deploy}. */
    String sentence();

    /** What changes, as texts before and after. */
    List<Difference> differences();

    /** How much care it needs. */
    default Risk risk() {
        return Risk.NORMAL;
    }

    /** True for work that is done once and never repeated by recovery: a script, a backup. */
    default boolean oneOff() {
        return false;
    }

    /**
     * Makes the change, in one round trip where possible.
     *
     * @param log receives what the target's tools say, line by line, for the operation's log
     * @throws HostUnreachable when the target went away: whether the change happened is then unknown until planned again
     * @throws CommandFailed when the target refused: it is as it was before
     */
    void run(StepLog log);

    /** The same for equal changes and different for others: kind, sentence and differences, no clocks, no counters. */
    default String digest() {
        return Digests.of(this);
    }
}
