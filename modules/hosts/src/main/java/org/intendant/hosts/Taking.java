package org.intendant.hosts;

import java.time.Duration;

/** What becomes of a command's output while it comes. The command is a program of ours that ends by itself or when told so. */
interface Taking {

    void take(byte[] bytes);

    /** When it wants to reply at the latest, whatever comes. */
    Duration left();

    /** Looks at the whole error output so far, each time it may have grown: what to send back, nothing yet if empty. */
    byte[] reply(byte[] errors);
}
