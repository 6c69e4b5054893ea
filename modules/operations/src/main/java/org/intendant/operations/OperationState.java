package org.intendant.operations;

import org.intendant.web.State;

/** Where an operation, or one of its parts, stands in its life. */
public enum OperationState {
    WAITING(State.WAITING),
    RUNNING(State.RUNNING),
    SUCCEEDED(State.SUCCEEDED),
    FAILED(State.FAILED),
    /** Ended on request, and proven gone. */
    CANCELLED(State.CANCELLED),
    /** Nobody knows how it ended. */
    LOST(State.LOST);

    private final State badge;

    OperationState(State badge) {
        this.badge = badge;
    }

    /** How pages show it. */
    public State badge() {
        return badge;
    }

    /** Nothing happens any more. */
    public boolean isFinal() {
        return this != WAITING && this != RUNNING;
    }
}
