package org.intendant.hosts;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One command on one connection, from opening its channel to its exit code. */
final class Exec {

    private static final Duration OPENING = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final SshPool pool;
    private final SshSession session;
    private final Command command;
    private final Outputs outputs;
    private final MarkedOutput out;
    private final MarkedOutput err;
    private final byte[] line;
    private final Duration limit;
    private final @Nullable Taking taking;
    private @Nullable OutputStream in;

    Exec(SshPool pool, SshSession session, Command command, Duration limit) {
        this(pool, session, command, limit, null);
    }

    /** @param taking is handed the output as it comes, by the thread that waits, instead of keeping it for the answer */
    Exec(SshPool pool, SshSession session, Command command, Duration limit, @Nullable Taking taking) {
        this.pool = pool;
        this.session = session;
        this.command = command;
        this.limit = limit;
        outputs = new Outputs(session.address(), command);
        out = outputs.out();
        err = outputs.err();
        this.taking = taking;
        if (taking == null) {
            line = ShellQuoting.line(command, outputs.sudo(), outputs.mark(), limit);
        } else {
            line = ShellQuoting.line(command, outputs.sudo(), outputs.mark());
            out.hold();
        }
    }

    /**
     * @throws NotOpened when the command was certainly not run
     * @throws org.intendant.plans.CommandFailed when it printed without end, or sudo or the login shell did not run it
     * @throws ConnectionBroken when nobody knows what became of it
     */
    Answer run(Deadline deadline) throws NotOpened {
        ChannelExec channel = open();
        try {
            if (!ended(channel, deadline)) {
                throw outputs.givenUp(limit.toSeconds());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw outputs.interrupted(stop);
        } finally {
            end(channel);
        }
        Answer answer = outputs.answer(exit(channel));
        handRest(answer);
        return answer;
    }

    private ChannelExec open() throws NotOpened {
        Future<?> slam = pool.after(OPENING, session::slam);
        ChannelExec channel = null;
        try {
            channel = session.exec();
            channel.setCommand(line);
            channel.setAgentForwarding(false);
            channel.setOutputStream(out);
            channel.setErrStream(err);
            if (command.input().bytes().length > 0) {
                channel.setInputStream(new ByteArrayInputStream(command.input().bytes()));
            }
            channel.connect();
            if (command.input().bytes().length == 0) {
                in = channel.getOutputStream();
                if (taking == null) {
                    in.close();
                }
            }
            return channel;
        } catch (JSchException | IOException | RuntimeException refused) {
            if (channel == null || !session.alive() || !channel.isClosed() || !madeRoom()) {
                session.retire();
            }
            throw new NotOpened(session.address().shown() + " took no command: " + refused.getMessage(), refused);
        } finally {
            slam.cancel(false);
        }
    }

    /** The host allows fewer commands at once than we thought: the shell that stays goes first. */
    private boolean madeRoom() {
        return session.shell().dismiss() || session.lowerPlaces();
    }

    /** The error stream closes with the channel, after the exit code came. */
    private boolean ended(ChannelExec channel, Deadline deadline) throws InterruptedException {
        while (!closed(deadline.orSooner(LOOK))) {
            outputs.bound(taking != null);
            if (!channel.isConnected()) {
                return true;
            }
            if (deadline.over()) {
                return false;
            }
        }
        return true;
    }

    private boolean closed(Deadline look) throws InterruptedException {
        if (taking == null || out.closed()) {
            return err.awaitClose(look);
        }
        hand(taking, look);
        return false;
    }

    private void hand(Taking to, Deadline look) throws InterruptedException {
        byte[] come = out.next(look.orSooner(to.left()));
        if (come.length > 0) {
            to.take(come);
        }
        if (in != null) {
            reply(in, to);
        }
    }

    /** Who does not take a reply any more has gone, which shows elsewhere. */
    private void reply(OutputStream to, Taking from) {
        byte[] reply = from.reply(err.bytes());
        try {
            if (reply.length > 0) {
                to.write(reply);
                to.flush();
            }
        } catch (IOException gone) {
            in = null;
        }
    }

    /** What still runs gets a signal; the host itself gives up soon after us. A connection that hung is used no more. */
    private void end(ChannelExec channel) {
        out.release();
        if (!channel.isConnected()) {
            return;
        }
        session.retire();
        session.later(() -> {
            try {
                channel.sendSignal("TERM");
            } catch (Exception gone) {
                return;
            } finally {
                channel.disconnect();
            }
        });
    }

    private void handRest(Answer answer) {
        if (taking != null && answer.out().length > 0) {
            taking.take(answer.out());
        }
    }

    private int exit(ChannelExec channel) {
        if (channel.getExitStatus() >= 0) {
            return channel.getExitStatus();
        }
        if (channel.getExitSignal() != null) {
            return Signals.exit(channel.getExitSignal());
        }
        throw outputs.broken();
    }
}
