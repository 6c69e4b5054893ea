package org.intendant.hosts;

import static java.util.Objects.requireNonNull;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One signed-in connection to a host, with places for its channels: an sshd allows ten commands at once by default, we use
 * eight channels, of which connections to hosts behind leave one to commands, and one for a shell that stays.
 */
final class SshSession {

    private static final int PLACES = 8;
    private static final int MOST_TUNNELS = PLACES - 1;

    private final HostAddress address;
    private final Session session;
    private final Socket socket;
    private final Executor executor;
    private final Runnable freed;
    private final StandingShell shell = new StandingShell(this);
    private int places = PLACES;
    private int commands;
    private int tunnels;
    private boolean retired;
    private long idleSince = System.nanoTime();

    /**
     * @param executor for what may have to wait for the host: orderly ends
     * @param freed called whenever a place may have become free
     */
    SshSession(HostAddress address, Session session, Socket socket, Executor executor, Runnable freed) {
        this.address = address;
        this.session = session;
        this.socket = socket;
        this.executor = executor;
        this.freed = freed;
    }

    HostAddress address() {
        return address;
    }

    boolean alive() {
        return session.isConnected();
    }

    /** Whether there was a place for one more command; it must be given back with {@link #leave}. */
    synchronized boolean enter() {
        if (retired || !alive() || commands + tunnels >= places) {
            return false;
        }
        commands++;
        return true;
    }

    void leave() {
        synchronized (this) {
            commands--;
            idleSince = System.nanoTime();
        }
        endIfUnused();
        freed.run();
    }

    synchronized boolean hasRoom() {
        return !retired && alive() && tunnels < MOST_TUNNELS && commands + tunnels < places;
    }

    /** Whether it may carry one more connection to a host behind; to be given back with {@link #release}. */
    synchronized boolean hold() {
        if (!hasRoom()) {
            return false;
        }
        tunnels++;
        return true;
    }

    void release() {
        synchronized (this) {
            tunnels--;
            idleSince = System.nanoTime();
        }
        endIfUnused();
        freed.run();
    }

    /** No new commands: something hangs in it. It ends with its last user. */
    void retire() {
        synchronized (this) {
            retired = true;
        }
        endIfUnused();
    }

    synchronized boolean usable() {
        return !retired && alive();
    }

    synchronized boolean idle(Duration longest) {
        return commands == 0 && tunnels == 0 && System.nanoTime() - idleSince > longest.toNanos();
    }

    /** The host allows fewer commands at once than we thought; false when it does not even allow one. */
    synchronized boolean lowerPlaces() {
        places = Math.max(1, commands + tunnels - 1);
        return commands > 1;
    }

    /** The shell that stays in it; it has a place of its own, beside the eight. */
    StandingShell shell() {
        return shell;
    }

    ChannelExec exec() throws JSchException {
        return requireNonNull((ChannelExec) session.openChannel("exec"), "channel");
    }

    ChannelDirectTCPIP tunnel() throws JSchException {
        return requireNonNull((ChannelDirectTCPIP) session.openChannel("direct-tcpip"), "channel");
    }

    /**
     * An orderly end, which may have to wait for the host.
     *
     * @return false where too many wait already: the end of the connection is end enough then
     */
    boolean later(Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RejectedExecutionException tooMany) {
            return false;
        }
    }

    /** Ends the connection at once, whatever the host does: all that waits in it wakes up. */
    void slam() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            return;
        }
        later(session::disconnect);
    }

    private void endIfUnused() {
        boolean unused;
        synchronized (this) {
            unused = retired && commands == 0 && tunnels == 0;
        }
        if (unused) {
            slam();
        }
    }
}
