package org.intendant.hosts;

import static java.util.Objects.requireNonNull;

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

    private static final Duration OPENING = Duration.ofSeconds(5);
    private static final Duration ENDING = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final SshSession session;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Standing standing;
    private boolean dismissed;

    /** One that is there. */
    private static final class Standing {
        private final ChannelExec channel;
        private final TurnOutput out = new TurnOutput();
        private final TurnOutput err = new TurnOutput();
        private @Nullable OutputStream in;

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
        if (command.input().bytes().length > 0 || !turn.tryLock()) {
            return new Exec(pool, session, command, limit).run(deadline);
        }
        try {
            return dismissed
                    ? new Exec(pool, session, command, limit).run(deadline)
                    : run(pool, new Outputs(session.address(), command), command, limit, deadline);
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
            Standing old = standing;
            standing = null;
            dismissed = true;
            if (old == null) {
                return false;
            }
            awaitEnd(old.channel);
            return true;
        } finally {
            turn.unlock();
        }
    }

    private Answer run(SshPool pool, Outputs outputs, Command command, Duration limit, Deadline deadline)
            throws NotOpened {
        boolean well = false;
        try {
            Standing shell = send(pool, outputs, command, limit);
            await(shell, outputs, limit, deadline);
            Answer answer = answer(shell, outputs);
            well = answer.exit() == 0;
            return answer;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            session.retire();
            throw outputs.interrupted(stop);
        } finally {
            if (!well) {
                end();
            }
        }
    }

    private Standing send(SshPool pool, Outputs outputs, Command command, Duration limit) throws NotOpened {
        Standing shell = standing;
        boolean stands = shell != null && shell.usable();
        byte[] line = stands
                ? ShellQuoting.turn(command, outputs.sudo(), outputs.mark(), limit)
                : ShellQuoting.opening(command, outputs.sudo(), outputs.mark(), limit);
        Future<?> slam = pool.after(OPENING, session::slam);
        try {
            if (stands) {
                return tell(requireNonNull(shell), outputs, line);
            }
            end();
            return open(outputs, line);
        } catch (JSchException | IOException | RuntimeException refused) {
            throw notTaken(refused.getMessage(), refused);
        } finally {
            slam.cancel(false);
        }
    }

    private Standing open(Outputs outputs, byte[] line) throws JSchException {
        Standing shell = new Standing(session.exec());
        standing = shell;
        begin(shell, outputs);
        shell.channel.setCommand(line);
        shell.channel.setAgentForwarding(false);
        shell.channel.setOutputStream(shell.out);
        shell.channel.setErrStream(shell.err);
        shell.channel.connect();
        return shell;
    }

    private static Standing tell(Standing shell, Outputs outputs, byte[] line) throws IOException {
        begin(shell, outputs);
        OutputStream in = shell.in;
        if (in == null) {
            in = shell.channel.getOutputStream();
            shell.in = in;
            in.write(ShellQuoting.lesson());
        }
        in.write(line);
        in.flush();
        return shell;
    }

    private static void begin(Standing shell, Outputs outputs) {
        shell.out.begin(outputs.out(), outputs.mark());
        shell.err.begin(outputs.err(), outputs.mark());
    }

    /** Until both outputs are at their ends. */
    private void await(Standing shell, Outputs outputs, Duration limit, Deadline deadline)
            throws InterruptedException, NotOpened {
        Deadline patience = Deadline.in(OPENING);
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
                throw silent(shell);
            }
        }
    }

    /** A login shell may wait for input that never comes; where one stood and says nothing, the connection is dead. */
    private NotOpened silent(Standing shell) {
        if (shell.in != null) {
            session.slam();
        }
        return notTaken("its shell said nothing for " + OPENING.toSeconds() + " s", null);
    }

    private Answer answer(Standing shell, Outputs outputs) throws NotOpened {
        int exit = shell.out.exit();
        if (exit >= 0 && shell.err.exit() >= 0) {
            return outputs.answer(exit);
        }
        if (outputs.out().marked()) {
            throw outputs.broken();
        }
        throw notTaken("its shell ended", null);
    }

    /** Whatever the reason is, the next attempt over this connection is one without a shell that stays. */
    private NotOpened notTaken(@Nullable String why, @Nullable Throwable cause) {
        dismissed = true;
        if (!session.alive()) {
            session.retire();
        }
        return new NotOpened(session.address().shown() + " took no command: " + why, cause);
    }

    private void end() {
        Standing old = standing;
        standing = null;
        if (old != null) {
            session.later(() -> end(old));
        }
    }

    /** A shell whose input ends goes by itself; what still runs in it gets a signal. */
    private static void end(Standing old) {
        try {
            old.channel.sendSignal("TERM");
        } catch (Exception gone) {
            return;
        } finally {
            old.channel.disconnect();
        }
    }

    /** Its end makes room on the host only once the host says so. */
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
