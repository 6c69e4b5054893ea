package org.intendant.hosts;

import java.time.Duration;

/** A handle on one host. Cheap to get, holds no connection itself: sessions are pooled behind it. */
public interface RemoteHost {

    HostAddress address();

    /**
     * Runs a short command and waits for its end. Output above 4 MiB is cut.
     *
     * @param limit after which the command is given up
     * @throws org.intendant.plans.HostUnreachable when there is no connection, the key is not the pinned one, or time is up
     */
    CommandResult run(Command command, Duration limit);

    /** Like {@link #run} with 30 seconds, but an exit other than 0 is an error that carries the tool's words. */
    String read(Command command);

    /**
     * Starts a command that outlives the connection: it writes output and exit code to a 0700 folder on the host.
     *
     * @param id the run's id, a UUID of ours; starting the same id twice attaches to the first
     */
    void start(String id, Command command);

    /**
     * Reads what a started command printed since an offset, waiting up to {@code wait} for more.
     *
     * @param offset bytes already known, 0 at first
     */
    RunOutput follow(String id, long offset, Duration wait);

    /** Ends the run's whole process group and answers whether nothing of it is left. */
    boolean cancel(String id);

    /** Removes the run's folder, once everything is stored. */
    void forget(String id);
}
