package org.intendant.plans;

import java.util.stream.Stream;

/** Knows how one kind of thing should be on its targets. One per feature. */
public interface Planner {

    /** The feature's name in one word, as in {@code accounts}. */
    String kind();

    /** How pages call it, as in {@code Accounts}. */
    String title();

    /** All targets for which something is wanted or managed. */
    Stream<Target> targets();

    /**
     * Gets a connection to the target, so that whoever plans next need not wait for it.
     *
     * @throws HostUnreachable when there is none
     */
    default void reach(Target target) {}

    /**
     * Compares what is wanted with what is. Changes nothing.
     *
     * @throws HostUnreachable when the target cannot be read: its state is then unknown
     * @throws CommandFailed when the target answered and refused to be read
     */
    Plan plan(Target target);

    /**
     * Plans again after the steps of a plan ran: nothing may be left. A planner whose steps read the target back
     * themselves compares what they read, and saves a round trip.
     *
     * @throws HostUnreachable when the target cannot be read
     * @throws CommandFailed when the target answered and refused to be read
     */
    default Plan planAgain(Plan ran) {
        return plan(ran.target());
    }
}
