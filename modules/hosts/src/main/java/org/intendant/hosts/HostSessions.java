package org.intendant.hosts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.intendant.plans.HostUnreachable;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one address: at most two for commands, as many as eight where it leads to other hosts, and never more
 * than one being made, however many ask.
 */
final class HostSessions {

    private static final int MOST_SESSIONS = 2;
    private static final int MOST_OF_A_JUMP_HOST = 8;

    private final HostAddress address;
    private final Supplier<CompletableFuture<SshSession>> connect;
    private final List<SshSession> sessions = new ArrayList<>();
    private @Nullable Flight connecting;

    /** One attempt to connect, shared by all who wait. */
    private static final class Flight {
        private boolean landed;
        private @Nullable RuntimeException failure;
        private CompletableFuture<SshSession> session = new CompletableFuture<>();
    }

    HostSessions(HostAddress address, Supplier<CompletableFuture<SshSession>> connect) {
        this.address = address;
        this.connect = connect;
    }

    HostAddress address() {
        return address;
    }

    /** A connection with a place for one command, taken. */
    synchronized SshSession enter(Deadline deadline) {
        boolean oneIsEnough = false;
        while (true) {
            for (SshSession session : sessions) {
                if (session.enter()) {
                    return session;
                }
            }
            sessions.removeIf(session -> !session.usable());
            Flight flight = oneIsEnough || sessions.size() >= MOST_SESSIONS ? null : flight();
            if (flight == null || !flight.landed) {
                pause(deadline);
            }
            if (flight != null && flight.failure != null) {
                if (sessions.stream().noneMatch(SshSession::usable)) {
                    throw flight.failure;
                }
                oneIsEnough = true;
            }
        }
    }

    /** A connection that can lead to one more host, or the next one, without taking a place in it. */
    synchronized CompletableFuture<SshSession> withRoomFor(HostAddress behind) {
        sessions.removeIf(session -> !session.usable());
        for (SshSession session : sessions) {
            if (session.hasRoom()) {
                return CompletableFuture.completedFuture(session);
            }
        }
        if (connecting == null && sessions.size() >= MOST_OF_A_JUMP_HOST) {
            return CompletableFuture.failedFuture(new HostUnreachable(
                    behind.name() + " is reached over " + address.name()
                            + ", which leads to as many hosts as it can at once. Try again when fewer are needed.",
                    null));
        }
        return flight().session;
    }

    synchronized void placeFreed() {
        notifyAll();
    }

    synchronized void closeIdle(Duration longest) {
        sessions.stream().filter(session -> session.idle(longest)).forEach(SshSession::retire);
        sessions.removeIf(session -> !session.usable());
    }

    /** Commands that run in them end as unreachable. */
    synchronized void slam() {
        sessions.forEach(SshSession::retire);
        sessions.forEach(SshSession::slam);
        sessions.clear();
        notifyAll();
    }

    private Flight flight() {
        if (connecting != null) {
            return connecting;
        }
        Flight flight = new Flight();
        connecting = flight;
        flight.session = connect.get().whenComplete((session, failure) -> land(flight, session, failure));
        return flight;
    }

    private synchronized void land(Flight flight, @Nullable SshSession session, @Nullable Throwable failure) {
        flight.landed = true;
        connecting = null;
        if (session != null) {
            sessions.add(session);
        } else {
            flight.failure = cause(failure);
        }
        notifyAll();
    }

    private RuntimeException cause(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RuntimeException known
                ? known
                : new HostUnreachable(address.shown() + " cannot be reached: " + HostWords.ending(cause), cause);
    }

    @SuppressWarnings("WaitNotInLoop") // who calls it loops
    private void pause(Deadline deadline) {
        if (deadline.over()) {
            String why = sessions.isEmpty() ? " did not answer in time." : " is busy: all places stayed taken.";
            throw new HostUnreachable(address.shown() + why, null);
        }
        try {
            wait(deadline.left().toMillis() + 1);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new HostUnreachable("Waiting for " + address.shown() + " was interrupted.", stop);
        }
    }
}
