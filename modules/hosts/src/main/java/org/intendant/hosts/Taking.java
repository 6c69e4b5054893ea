package org.intendant.hosts;

/** What becomes of a command's output while it comes. */
interface Taking {

    void take(byte[] bytes);

    /** Looks at the whole error output so far, each time it may have grown: what to send back, nothing yet if empty. */
    byte[] reply(byte[] errors);
}
