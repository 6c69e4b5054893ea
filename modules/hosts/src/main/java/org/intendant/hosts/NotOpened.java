package org.intendant.hosts;

import org.jspecify.annotations.Nullable;

/** A connection that looked good did not take the command: nothing of it was run, or it may be run again. */
final class NotOpened extends Exception {

    NotOpened(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
