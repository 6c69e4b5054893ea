package org.intendant.operations;

import org.intendant.people.Permission;

/** What an operation of one kind does for one of its parts. Collected with CDI; a worker finds it by its kind. */
public interface Work {

    /** What whoever started it must still be allowed when a worker takes it up. */
    default Permission permission() {
        return Permission.APPLY_PLANS;
    }

    /** The order's kind, or its beginning up to the colon: {@code apply}, {@code command}. */
    String kind();

    /**
     * Gets to the part's host, before the part takes one of the places of those that work at once: dead and slow hosts hold
     * none. Changes nothing there.
     *
     * @throws org.intendant.plans.HostUnreachable as failed, with its sentence: nothing was begun
     */
    default void reach(Part part) {}

    /**
     * Does one part, from its beginning or, after a crash, from where it stands. Ends normally when it succeeded.
     *
     * @throws org.intendant.plans.HostUnreachable as failed, with its sentence
     * @throws org.intendant.plans.CommandFailed as failed, with the tool's words
     * @throws org.intendant.plans.Refused as failed: what was approved does not fit any more
     */
    void run(Part part);

    /** Ends what the part has running on its host and answers true once it is proven gone. */
    boolean cancel(Part part);
}
