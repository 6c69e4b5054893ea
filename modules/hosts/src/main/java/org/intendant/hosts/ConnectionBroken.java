package org.intendant.hosts;

import org.intendant.plans.HostUnreachable;
import org.jspecify.annotations.Nullable;

/** A command was sent, and its connection ended before its answer did: nobody knows yet what became of it. */
public class ConnectionBroken extends HostUnreachable {

    private static final long serialVersionUID = 1;

    ConnectionBroken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
