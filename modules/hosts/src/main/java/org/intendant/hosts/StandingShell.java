package org.intendant.hosts;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A shell of one connection that stays, for what only reads: a command takes one exchange with the host and starts neither a
 * channel nor a login shell there. It takes one command at a time; who comes meanwhile gets a channel of its own. After a
 * command that failed it is made anew, so that what was mended in the account's settings counts at the next attempt.
 */
final class StandingShell {

    /** How long a channel may take to open, and a login shell until it has done what its account's files say. */
    private static final Duration OPENING = Duration.ofSeconds(5);

    /** How long one that stands may take until it says that it was told something. */
    private static final Duration HEARING = Duration.ofSeconds(2);

    /** What is longer has a channel of its own. */
    private static final int LONGEST = 64 * 1024;

    private static final Duration ENDING = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final SshSession session;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Standing standing;
    private @Nullable ChannelExec leaving;
    private boolean dismissed;

    /** One that is there. */
    private static final class Standing {
        private final ChannelExec channel;
        private final TurnOutput out = new TurnOutput();
        private final TurnOutput err = new TurnOutput();
        private boolean taught;

        Standing(ChannelExec channel) {
            this.channel = channel;
        }

        boolean usable() {
            return channel.isConnected() && !out.flooded() && !err.flooded();
        }
    }

    StandingShell(SshSession session) {
        this.session = session;
    }

    /**
     * Runs a command that may be run twice, for it changes nothing.
     *
     * @throws NotOpened when it may be tried again
     * @throws org.intendant.plans.CommandFailed when it printed without end, or sudo or the login shell did not run it
     * @throws ConnectionBroken when the connection broke, or the time was over, after it began
     */
    Answer run(SshPool pool, Command command, Duration limit, Deadline deadline) throws NotOpened {
        Outputs outputs = new Outputs(session.address(), command);
        byte[] line = ShellQuoting.turn(command, outputs.sudo(), outputs.mark(), outputs.end(), limit);
        boolean alone = command.input().bytes().length > 0 || line.length > LONGEST;
        if (alone || !turn.tryLock()) {
            return new Exec(pool, session, command, limit).run(deadline);
        }
        try {
            return dismissed
                    ? new Exec(pool, session, command, limit).run(deadline)
                    : new Turn(pool, command, limit, outputs, line).run(deadline);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Ends it for good, so that the host has one place more.
     *
     * @return whether there was one, and nothing ran in it
     */
    boolean dismiss() {
        if (!turn.tryLock()) {
            return false;
        }
        try {
            dismissed = true;
            boolean any = standing != null || leaving != null;
            if (standing != null) {
                leave(standing);
            }
            awaitLeaving();
            return any;
        } finally {
            turn.unlock();
        }
    }

    /** One command whose turn it is. */
    private final class Turn {
        private final SshPool pool;
        private final Command command;
        private final Duration limit;
        private final Outputs outputs;
        private final byte[] told;

        Turn(SshPool pool, Command command, Duration limit, Outputs outputs, byte[] told) {
            this.pool = pool;
            this.command = command;
            this.limit = limit;
            this.outputs = outputs;
            this.told = told;
        }

        Answer run(Deadline deadline) throws NotOpened {
            boolean whole = false;
            try {
                Standing old = standing;
                boolean stands = old != null && old.usable();
                Standing shell = send(stands ? old : null);
                await(shell, deadline, Deadline.in(stands ? HEARING : OPENING));
                Answer answer = answer(shell);
                whole = true;
                if (answer.exit() != 0) {
                    leave(shell);
                }
                return answer;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                session.retire();
                throw outputs.interrupted(stop);
            } finally {
                if (!whole) {
                    drop();
                }
            }
        }

        private Standing send(@Nullable Standing there) throws NotOpened {
            Future<?> slam = pool.after(OPENING, session::slam);
            try {
                return there == null ? open() : tell(there);
            } catch (JSchException | IOException | RuntimeException refused) {
                throw notTaken(refused.getMessage(), refused);
            } finally {
                slam.cancel(false);
            }
        }

        private Standing open() throws JSchException {
            drop();
            awaitLeaving();
            Standing shell = new Standing(session.exec());
            standing = shell;
            begin(shell);
            byte[] line = ShellQuoting.opening(command, outputs.sudo(), outputs.mark(), outputs.end(), limit);
            shell.channel.setCommand(line);
            shell.channel.setAgentForwarding(false);
            shell.channel.setOutputStream(shell.out);
            shell.channel.setErrStream(shell.err);
            shell.channel.connect();
            return shell;
        }

        /** Its stream is made for each turn: one that is kept would keep as much memory as the host likes. */
        private Standing tell(Standing shell) throws IOException {
            begin(shell);
            OutputStream in = shell.channel.getOutputStream();
            if (!shell.taught) {
                in.write(ShellQuoting.lesson());
                shell.taught = true;
            }
            in.write(told);
            in.flush();
            return shell;
        }

        private void begin(Standing shell) {
            shell.out.begin(outputs.out(), outputs.end());
            shell.err.begin(outputs.err(), outputs.end());
        }

        /** Until both outputs are at their ends. */
        private void await(Standing shell, Deadline deadline, Deadline patience)
                throws InterruptedException, NotOpened {
            while (!(outputs.out().awaitClose(deadline.orSooner(LOOK))
                    && outputs.err().awaitClose(deadline.orSooner(LOOK)))) {
                outputs.bound(false);
                if (!shell.channel.isConnected()) {
                    return;
                }
                if (deadline.over()) {
                    session.retire();
                    throw outputs.givenUp(limit.toSeconds());
                }
                if (patience.over() && !outputs.heard()) {
                    throw notTaken("its shell says nothing", null);
                }
            }
        }

        private Answer answer(Standing shell) throws NotOpened {
            int exit = shell.out.exit();
            if (exit >= 0 && shell.err.exit() >= 0) {
                return outputs.answer(exit);
            }
            if (outputs.out().marked()) {
                throw outputs.broken();
            }
            throw notTaken("its shell ended", null);
        }

        /**
         * Whatever the reason is, the next attempt over this connection is one without a shell that stays; where that cannot
         * open its channel, either, the connection is dead.
         */
        private NotOpened notTaken(@Nullable String why, @Nullable Throwable cause) {
            dismissed = true;
            if (!session.alive()) {
                session.retire();
            }
            return new NotOpened(session.address().shown() + " took no command: " + why, cause);
        }
    }

    /** Lets one go that is well: it goes by itself once its input ends. */
    private void leave(Standing old) {
        standing = null;
        leaving = old.channel;
        orderly(() -> awaitEnd(old.channel));
    }

    /** Until the one that leaves has made room on the host. */
    private void awaitLeaving() {
        ChannelExec old = leaving;
        leaving = null;
        if (old != null && old.isConnected()) {
            awaitEnd(old);
        }
    }

    /** Ends one of which nobody knows how it is. What it runs goes on until the host's own time limit, or its output's end. */
    private void drop() {
        Standing old = standing;
        standing = null;
        if (old != null) {
            orderly(() -> end(old.channel));
        }
    }

    private void orderly(Runnable end) {
        if (!session.later(end)) {
            session.retire();
        }
    }

    private static void end(ChannelExec channel) {
        try {
            channel.sendSignal("TERM");
        } catch (Exception gone) {
            return;
        } finally {
            channel.disconnect();
        }
    }

    /** A shell that ends makes room only once the host says so. */
    @SuppressWarnings("BusyWait") // rare, and JSch tells nobody
    private static void awaitEnd(ChannelExec channel) {
        Deadline patience = Deadline.in(ENDING);
        try {
            channel.getOutputStream().close();
            while (channel.isConnected() && !patience.over()) {
                Thread.sleep(5);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            return;
        } finally {
            channel.disconnect();
        }
    }
}
