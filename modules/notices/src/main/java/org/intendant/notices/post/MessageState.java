package org.intendant.notices.post;

import org.intendant.web.State;

/** Where a message stands. */
public enum MessageState {
    /** To be sent, or to be tried again. */
    WAITING(State.WAITING),
    /** The receiving server took it. */
    SENT(State.SENT),
    /** It was tried for a day. */
    GIVEN_UP(State.GIVEN_UP),
    /** Whoever it was for has no account any more, or no such way. */
    DROPPED(State.CANCELLED);

    private final State badge;

    MessageState(State badge) {
        this.badge = badge;
    }

    public State badge() {
        return badge;
    }
}
