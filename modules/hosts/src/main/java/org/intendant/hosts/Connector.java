package org.intendant.hosts;

import static java.util.Objects.requireNonNull;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** Makes connections: the only class that signs in. Every attempt ends within a limit, whatever the host sends. */
final class Connector {

    private static final int KEEP_ALIVE_MILLIS = 15_000;

    private final OwnKeyStore ownKey;
    private final Executor executor;
    private final ScheduledExecutorService clock;
    private final Duration limit;

    Connector(OwnKeyStore ownKey, Executor executor, ScheduledExecutorService clock, Duration limit) {
        this.ownKey = ownKey;
        this.executor = executor;
        this.clock = clock;
        this.limit = limit;
    }

    /** Signs in with Intendant's own key. */
    SshSession signIn(HostAddress address, @Nullable SshSession jump, Runnable freed) {
        return connect(address, jump, null, freed);
    }

    /** Signs in once with a password. */
    SshSession signIn(HostAddress address, @Nullable SshSession jump, PasswordAnswer password) {
        return connect(address, jump, password, () -> {});
    }

    /** The key that the host shows. Ends before anybody signs in. */
    HostKey scan(HostAddress address, @Nullable SshSession jump) {
        PinnedKeyRepository nothing = new PinnedKeyRepository(null);
        try {
            Session session = new JSch().getSession(address.user(), address.host(), address.port());
            session.setConfig(Tuning.forKey(Optional.empty()));
            open(address, session, nothing, jump);
            session.disconnect();
        } catch (JSchException | IOException refused) {
            return nothing.shown().orElseThrow(() -> unreachable(address, refused));
        }
        throw new IllegalStateException("A connection without a pinned key was accepted.");
    }

    private SshSession connect(
            HostAddress address, @Nullable SshSession jump, @Nullable PasswordAnswer password, Runnable freed) {
        HostKey pinned = address.pinned()
                .orElseThrow(() -> new Refused(
                        "hostKey", "The host key of " + address.name() + " is not pinned yet: confirm it first."));
        PinnedKeyRepository keys = new PinnedKeyRepository(pinned);
        try {
            JSch jsch = new JSch();
            if (password == null) {
                jsch.addIdentity("intendant", ownKey.privateKey(), null, null);
            }
            Session session = jsch.getSession(address.user(), address.host(), address.port());
            session.setConfig(Tuning.forKey(address.pinned()));
            if (password != null) {
                session.setConfig("PreferredAuthentications", "keyboard-interactive,password");
                session.setUserInfo(password);
            }
            session.setServerAliveInterval(KEEP_ALIVE_MILLIS);
            session.setServerAliveCountMax(2);
            Socket socket = open(address, session, keys, jump);
            return new SshSession(address, session, socket, executor, freed);
        } catch (JSchException | IOException broken) {
            HostKey shown = keys.shown().orElse(pinned);
            if (!shown.equals(pinned)) {
                throw new HostKeyChanged(address, pinned, shown, broken);
            }
            throw password == null ? unreachable(address, broken) : notWithPassword(address, broken);
        }
    }

    private Socket open(HostAddress address, Session session, PinnedKeyRepository keys, @Nullable SshSession jump)
            throws JSchException, IOException {
        Deadline deadline = Deadline.in(limit);
        session.setHostKeyRepository(keys);
        session.setDaemonThread(true);
        Socket socket = jump == null ? new Socket() : new TunnelSocket(jump, address.host(), address.port());
        Future<?> slam = clock.schedule(() -> close(socket), deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        try {
            if (jump == null) {
                int millis = (int) limit.toMillis();
                socket.connect(new InetSocketAddress(address.host(), address.port()), millis);
            }
            socket.setTcpNoDelay(true);
            session.setSocketFactory(new Given(socket));
            handshake(session);
            return socket;
        } catch (JSchException | IOException | RuntimeException broken) {
            close(socket);
            if (deadline.over()) {
                throw new IOException("it did not finish signing in within " + limit.toSeconds() + " s", broken);
            }
            throw broken;
        } finally {
            slam.cancel(false);
        }
    }

    /** JSch stumbles over some nonsense of a host with errors of its own. */
    private void handshake(Session session) throws JSchException, IOException {
        try {
            session.connect((int) limit.toMillis());
        } catch (RuntimeException | OutOfMemoryError nonsense) {
            throw new IOException("what it sends is not SSH", nonsense);
        }
    }

    private HostUnreachable unreachable(HostAddress address, Exception cause) {
        String said = requireNonNull(cause.getMessage() == null ? cause.toString() : cause.getMessage());
        if (said.startsWith("Auth ")) {
            return new HostUnreachable(
                    address.shown() + " does not let Intendant in. The authorized_keys of " + address.user()
                            + " must hold this line: " + OwnKey.publicLine(ownKey),
                    cause);
        }
        if (cause instanceof JSchAlgoNegoFailException nothingInCommon) {
            return new HostUnreachable(
                    address.shown() + " and Intendant have no algorithm in common for "
                            + nothingInCommon.getAlgorithmName() + ": it offers "
                            + HostWords.in(nothingInCommon.getServerProposal()) + ", Intendant wants "
                            + nothingInCommon.getJSchProposal() + ".",
                    cause);
        }
        return new HostUnreachable(address.shown() + " cannot be reached: " + HostWords.ending(cause), cause);
    }

    private HostUnreachable notWithPassword(HostAddress address, Exception cause) {
        return String.valueOf(cause.getMessage()).startsWith("Auth ")
                ? new HostUnreachable(
                        address.shown() + " does not accept this password, or no passwords at all; then add the line by"
                                + " other means.",
                        cause)
                : unreachable(address, cause);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            return;
        }
    }

    /** Hands JSch a connection that is already there, so that we can end it when we like. */
    private record Given(Socket socket) implements SocketFactory {
        @Override
        public Socket createSocket(String host, int port) {
            return socket;
        }

        @Override
        public InputStream getInputStream(Socket same) throws IOException {
            return same.getInputStream();
        }

        @Override
        public OutputStream getOutputStream(Socket same) throws IOException {
            return same.getOutputStream();
        }
    }
}
