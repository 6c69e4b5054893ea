package org.intendant.keymanager.revoke;

import java.time.Instant;
import org.intendant.keymanager.access.Holder;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * A key that was taken from an account, as somebody may see it.
 *
 * @param took how long until the proof, in words; empty without one
 * @param how by what it came to its end, in words; empty while it did not
 * @param seen when the account's file was last read or reported; null for never
 * @param serial of the last report of the host; 0 without one
 * @param why it is still there, in a sentence; empty where nothing is known or it is not for whoever looks
 * @param operation the path of the operation that tried it last; empty without one
 */
public record RevokedLine(
        RevokedKey key, String took, String how, @Nullable Instant seen, long serial, String why, String operation) {

    public long id() {
        return key.getId();
    }

    public Holder holder() {
        return key.getHolder();
    }

    public State state() {
        if (key.isOpen()) {
            return State.STILL_THERE;
        }
        return key.isGone() ? State.GONE : State.WITHDRAWN;
    }

    public boolean open() {
        return key.isOpen();
    }

    /** Whether its server is still one. */
    public boolean serverKnown() {
        return key.getEnding() != RevokedKey.Ending.FORGOTTEN;
    }
}
