package org.intendant.hosts;

import java.time.Duration;
import org.intendant.plans.CommandFailed;

/** A change of the host's files waits for its confirmation, so that nobody knows yet how the host will be. */
public class ChangeOpen extends CommandFailed {

    private final transient Duration left;

    ChangeOpen(String host, Duration left) {
        super(
                "A change of " + host + " waits for its confirmation, or is being taken back: for "
                        + Math.max(1, left.toSeconds()) + " s more at most. Try again then.",
                -1,
                "");
        this.left = left;
    }

    /** Until the host has taken it back at the latest. */
    public Duration left() {
        return left;
    }
}
