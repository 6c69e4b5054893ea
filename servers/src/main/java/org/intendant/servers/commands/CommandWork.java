package org.intendant.servers.commands;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.intendant.hosts.CommandResult;
import org.intendant.hosts.ConnectionBroken;
import org.intendant.hosts.DiskFull;
import org.intendant.hosts.HostKeyChanged;
import org.intendant.hosts.RemoteHost;
import org.intendant.hosts.RunEnd;
import org.intendant.hosts.RunOutput;
import org.intendant.hosts.RunReader;
import org.intendant.operations.Part;
import org.intendant.operations.Work;
import org.intendant.people.Permission;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.servers.ServerHosts;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command on one server in a run of its own, which outlives the connection and Intendant: a worker that takes
 * over goes on reading where the log ends.
 */
@ApplicationScoped
class CommandWork implements Work {
    static final String KIND = "command";
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration STREAM = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** What the supervisor on the host says when the time limit is over. */
    private static final int TIME_UP = 124;

    @Inject
    ServerHosts hosts;

    @Inject
    Clock clock;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission permission() {
        return Permission.RUN_COMMANDS;
    }

    @Override
    public void reach(Part part) {
        hosts.of(part.target()).reach();
    }

    @Override
    public void run(Part part) {
        CommandOrder order = CommandOrder.from(part.details());
        RemoteHost host = hosts.of(part.target());
        Taken taken = new Taken(part, clock.instant().plus(order.limit()).plus(GRACE));
        RunOutput last = part.resumed() ? follow(host, taken) : begin(host, order, taken);
        if (last == null) {
            return;
        }
        if (last.state() == RunOutput.State.LOST) {
            throw part.lost(part.target().name()
                    + " was restarted, or knows nothing of this command any more: nobody knows how it ended.");
        }
        ended(part, order, last.exit().orElse(-1));
    }

    /** Starts the run and follows it to its end; null when it was run attached instead, for want of space. */
    private @Nullable RunOutput begin(RemoteHost host, CommandOrder order, Taken taken) {
        Part part = taken.part;
        part.now("running");
        try {
            RunOutput first = host.start(part.id(), order.command(), order.limit(), STREAM, taken);
            return first.state() == RunOutput.State.RUNNING ? follow(host, taken) : first;
        } catch (DiskFull full) {
            attached(part, host, order, full);
            return null;
        } catch (ConnectionBroken away) {
            part.withoutPlace(() -> waitFor(part, host, new Absence(away, clock.instant(), taken.until)));
            return follow(host, taken);
        }
    }

    /** What has come of a run's output so far, and when it must have come to its end. */
    private static final class Taken implements RunReader {
        private final Part part;
        private final Instant until;
        private long next;

        Taken(Part part, Instant until) {
            this.part = part;
            this.until = until;
            this.next = part.resumed() ? part.outputStored() : 0;
        }

        @Override
        public void take(byte[] bytes) {
            part.output(bytes, bytes.length);
            next += bytes.length;
        }

        @Override
        public boolean stored() {
            part.flush();
            return true;
        }
    }

    private static void attached(Part part, RemoteHost host, CommandOrder order, DiskFull full) {
        part.line(full.getMessage() + " The command runs attached instead: it cannot survive a restart of Intendant"
                + " or of the connection, and its output is shown when it ends.");
        part.now("running attached");
        CommandResult result = host.run(order.command(), order.limit());
        byte[] printed = (result.out() + result.err()).getBytes(StandardCharsets.UTF_8);
        part.output(printed, printed.length);
        part.flush();
        ended(part, order, result.exit());
    }

    private static void ended(Part part, CommandOrder order, int exit) {
        part.exit(exit);
        if (exit == TIME_UP) {
            throw new CommandFailed(
                    order.named() + " on " + part.target().name() + " ended with 124: it did not end by itself within "
                            + order.limit().toSeconds() + " s.",
                    exit,
                    "");
        }
        if (exit != 0) {
            throw new CommandFailed(
                    order.named() + " on " + part.target().name() + " ended with " + exit + ".", exit, "");
        }
    }

    /** Reads to the end. A host that is cut off is waited for, as long as its command may take and a minute more. */
    private RunOutput follow(RemoteHost host, Taken taken) {
        Part part = taken.part;
        while (true) {
            try {
                part.now("running");
                RunOutput stand = host.follow(part.id(), taken.next, STREAM, taken);
                if (stand.state() != RunOutput.State.RUNNING) {
                    return stand;
                }
            } catch (HostUnreachable away) {
                part.withoutPlace(() -> waitFor(part, host, new Absence(away, clock.instant(), taken.until)));
            }
        }
    }

    /**
     * A host that went away while its command ran.
     *
     * @param since when that was noticed
     * @param until when its command must have come to an end
     */
    private record Absence(HostUnreachable cause, Instant since, Instant until) {}

    /** Returns once the host answers again; whoever gives up does not know how the command ended. */
    private void waitFor(Part part, RemoteHost host, Absence absence) {
        HostUnreachable cause = absence.cause();
        while (true) {
            if (part.cancelled()) {
                throw cause;
            }
            if (cause instanceof HostKeyChanged || clock.instant().isAfter(absence.until())) {
                throw part.lost(part.target().name() + " has not answered since "
                        + absence.since().truncatedTo(ChronoUnit.SECONDS) + ". Nobody knows how the command ended. "
                        + cause.getMessage());
            }
            part.now("the host does not answer, trying again");
            pause(part);
            try {
                host.reach();
                return;
            } catch (HostUnreachable still) {
                cause = still;
            }
        }
    }

    private static void pause(Part part) {
        try {
            Thread.sleep(WAIT.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new HostUnreachable("Waiting for " + part.target().name() + " was interrupted.", stop);
        }
    }

    @Override
    public boolean cancel(Part part) {
        RunEnd end = hosts.of(part.target()).cancel(part.id());
        if (end == RunEnd.STILL_THERE) {
            return false;
        }
        if (end == RunEnd.SESSION_GONE) {
            part.leftover("Cancelled. Its session on " + part.target().name()
                    + " is gone; processes that left it cannot be seen from here.");
        }
        part.flush();
        return true;
    }
}
