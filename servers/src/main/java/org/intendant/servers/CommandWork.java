package org.intendant.servers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.intendant.hosts.HostKeyChanged;
import org.intendant.hosts.RemoteHost;
import org.intendant.hosts.RunOutput;
import org.intendant.operations.Part;
import org.intendant.operations.Work;
import org.intendant.people.Permission;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;

/**
 * Runs one command on one server in a run of its own, which outlives the connection and Intendant: a worker that takes
 * over goes on reading where the log ends.
 */
@ApplicationScoped
class CommandWork implements Work {
    static final String KIND = "command";
    private static final Duration WAIT = Duration.ofSeconds(2);

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
    public void run(Part part) {
        CommandOrder order = CommandOrder.from(part.details());
        RemoteHost host = hosts.of(part.target());
        if (!part.resumed()) {
            part.now("starting");
            host.start(part.id(), order.command());
        }
        RunOutput last = follow(part, host, order);
        if (last.state() == RunOutput.State.LOST) {
            throw part.lost(part.target().name()
                    + " was restarted, or its folder of runs was removed, while the command ran: nobody knows how it"
                    + " ended.");
        }
        int exit = last.exit().orElse(-1);
        part.exit(exit);
        part.flush();
        host.forget(part.id());
        if (exit != 0) {
            throw new CommandFailed(
                    order.shown() + " on " + part.target().name() + " ended with " + exit + ".", exit, "");
        }
    }

    /** Reads to the end; the time limit counts from when this worker began. A host that is cut off is waited for. */
    private RunOutput follow(Part part, RemoteHost host, CommandOrder order) {
        Instant deadline = clock.instant().plus(order.limit());
        long offset = part.outputStored();
        boolean attached = !part.resumed();
        while (true) {
            try {
                if (!attached) {
                    host.start(part.id(), order.command());
                    attached = true;
                }
                part.now("running");
                RunOutput piece = host.follow(part.id(), offset, WAIT);
                part.output(piece.bytes(), piece.bytes().length);
                offset = piece.next();
                if (piece.state() != RunOutput.State.RUNNING && offset >= piece.total()) {
                    return piece;
                }
            } catch (HostKeyChanged otherHost) {
                throw otherHost;
            } catch (HostUnreachable away) {
                waitFor(part, away, deadline);
            }
            if (clock.instant().isAfter(deadline)) {
                throw timeUp(part, host, order);
            }
        }
    }

    private void waitFor(Part part, HostUnreachable away, Instant deadline) {
        if (part.cancelled() || clock.instant().isAfter(deadline)) {
            throw away;
        }
        part.now("the host does not answer, trying again");
        try {
            Thread.sleep(WAIT.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new HostUnreachable("Waiting for " + part.target().name() + " was interrupted.", stop);
        }
    }

    private static CommandFailed timeUp(Part part, RemoteHost host, CommandOrder order) {
        boolean gone = host.cancel(part.id());
        part.flush();
        return new CommandFailed(
                order.shown() + " on " + part.target().name() + " did not end within "
                        + order.limit().toSeconds() + " s and was ended"
                        + (gone ? "." : ", but something of it is still running there."),
                -1,
                "");
    }

    @Override
    public boolean cancel(Part part) {
        RemoteHost host = hosts.of(part.target());
        boolean gone = host.cancel(part.id());
        if (gone) {
            part.flush();
        }
        return gone;
    }
}
