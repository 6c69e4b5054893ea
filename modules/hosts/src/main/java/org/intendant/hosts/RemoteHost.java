package org.intendant.hosts;

import java.time.Duration;

/** A handle on one host. Cheap to get, holds no connection itself: sessions are pooled behind it. */
public interface RemoteHost {

    HostAddress address();

    /**
     * Gets a connection ready, unless there is one, and runs nothing.
     *
     * @throws org.intendant.plans.HostUnreachable when there is none, or the key is not the pinned one
     */
    void reach();

    /**
     * Runs a short command and waits for its end; it is never run twice. Output above 4 MiB is cut; a command that prints more than 64 MiB is
     * ended.
     *
     * @param limit after which the command is given up
     * @throws org.intendant.plans.HostUnreachable when there is no connection, the key is not the pinned one, or time is up
     * @throws org.intendant.plans.CommandFailed when sudo or the login shell did not run it
     */
    CommandResult run(Command command, Duration limit);

    /**
     * Like {@link #run}, but over a connection that is made for this: what answers proves that a new one can be made.
     */
    CommandResult runAnew(Command command, Duration limit);

    /**
     * Like {@link #run}, but for a command that changes nothing and leaves nothing running: where the connection ends under it,
     * it may be run a second time. It goes to a shell that stays on the host while the connection does, and takes one exchange.
     */
    CommandResult ask(Command command, Duration limit);

    /** Like {@link #ask} with 30 seconds, but an exit other than 0 is an error that carries the tool's words. */
    String read(Command command);

    /**
     * Starts a command that outlives the connection: it writes output and exit code to a 0700 folder on the host, below
     * {@code /var/lib/intendant/runs} for root, in the account's home otherwise. Folders that nobody forgot for a week
     * are removed.
     *
     * @param id the run's id, a UUID of ours; starting the same id twice attaches to the first
     * @param limit after which the host ends the run with exit code 124
     * @return what it printed in the first moment, in which a short command comes to its end, from its beginning on
     * @throws DiskFull when less than 100 MiB are free there
     */
    RunOutput start(String id, Command command, Duration limit);

    /**
     * The same, and follows it like {@link #follow(String, long, Duration, RunReader)} from its beginning: what ends within the
     * wait takes one exchange with the host.
     */
    RunOutput start(String id, Command command, Duration limit, Duration wait, RunReader reader);

    /** Starts a command that may take a day. */
    default RunOutput start(String id, Command command) {
        return start(id, command, Duration.ofDays(1));
    }

    /**
     * Reads what a started command printed since an offset, at most 512 KiB, waiting up to {@code wait} for more.
     *
     * <p>As long as bytes are left to read the state is {@code RUNNING}: whoever follows until another state has all.
     *
     * @param offset bytes already known, 0 at first
     */
    RunOutput follow(String id, long offset, Duration wait);

    /**
     * The same, but as long as the run goes on its output is handed over as it comes, for the whole {@code wait}.
     *
     * @param reader is handed the bytes, on this thread; also those that came before something went wrong
     * @return how it stands, and no bytes; {@link RunOutput#next} is the offset after all that was handed over
     */
    RunOutput follow(String id, long offset, Duration wait, RunReader reader);

    /** Ends all processes of the run, with TERM, after 3 seconds with KILL, and answers what is known of them then. */
    RunEnd cancel(String id);

    /**
     * Removes the run's folder, once everything is stored.
     *
     * @throws org.intendant.plans.CommandFailed while the run goes on
     */
    void forget(String id);

    /** Removes the folders of runs that ended and that nobody asked for in a week, the account's and root's. */
    void tidy();
}
