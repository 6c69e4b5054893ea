package org.intendant.hosts;

/** A connection that looked good did not take the command; nothing of it was run. */
final class NotOpened extends Exception {

    NotOpened(String message, Throwable cause) {
        super(message, cause);
    }
}
