package org.intendant.hosts;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.intendant.plans.HostUnreachable;
import org.jspecify.annotations.Nullable;

/**
 * All connections, by address. Connecting runs in one pool of 128 threads, before which 1024 attempts may wait; more are
 * refused with a sentence.
 */
final class SshPool implements AutoCloseable {

    private static final int MOST_CONNECTING = 128;
    static final Duration IDLE = Duration.ofMinutes(5);
    private static final int SWEEPS_WHILE_IDLE = 20;
    private static final int MOST_WAITING = 1024;

    private final Map<HostAddress, HostSessions> hosts = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor executor;
    private final ScheduledThreadPoolExecutor clock;
    private final Duration connectLimit;
    private final Connector connector;
    private final Future<?> sweep;

    /** @param idle how long a connection without a command stays open */
    SshPool(OwnKeyStore ownKey, Duration connectLimit, Duration idle) {
        this.connectLimit = connectLimit;
        executor = new ThreadPoolExecutor(
                MOST_CONNECTING,
                MOST_CONNECTING,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                daemons("intendant-hosts-connect"),
                new ThreadPoolExecutor.AbortPolicy());
        executor.allowCoreThreadTimeOut(true);
        clock = new ScheduledThreadPoolExecutor(1, daemons("intendant-hosts-clock"));
        clock.setRemoveOnCancelPolicy(true);
        sweep = clock.scheduleWithFixedDelay(
                () -> hosts.values().forEach(host -> host.closeIdle(idle)),
                idle.toMillis() / SWEEPS_WHILE_IDLE,
                idle.toMillis() / SWEEPS_WHILE_IDLE,
                TimeUnit.MILLISECONDS);
        connector = new Connector(ownKey, executor, clock, connectLimit);
    }

    /** A connection with a place for one command, to be left with {@link SshSession#leave}. */
    SshSession enter(HostAddress address, Deadline deadline) {
        return host(address).enter(deadline);
    }

    HostKey scan(HostAddress address) {
        return wait(address, over(address, (jump, same) -> connector.scan(same, jump)));
    }

    /** A connection of its own outside the pool, signed in with a password and entered; retire it after use. */
    SshSession signIn(HostAddress address, PasswordAnswer password) {
        return wait(address, over(address, (jump, same) -> connector.signIn(same, jump, password)));
    }

    /** A connection of its own outside the pool, signed in with Intendant's key and entered; retire it after use. */
    SshSession connectAnew(HostAddress address) {
        SshSession session = wait(address, over(address, (jump, same) -> connector.signIn(same, jump, () -> {})));
        if (!session.enter()) {
            throw new HostUnreachable(address.shown() + " ended a new connection at once.", null);
        }
        return session;
    }

    /** Runs something at a later time, unless the answer is cancelled before. Must not wait for a host. */
    Future<?> after(Duration delay, Runnable work) {
        return clock.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void forget(HostAddress address) {
        hosts.values().stream().filter(host -> host.address().sameDoor(address)).forEach(HostSessions::slam);
    }

    @Override
    public void close() {
        hosts.values().forEach(HostSessions::slam);
        sweep.cancel(false);
        clock.shutdownNow();
        executor.shutdown();
    }

    private HostSessions host(HostAddress address) {
        return hosts.computeIfAbsent(address, one -> new HostSessions(one, () -> connect(one)));
    }

    private CompletableFuture<SshSession> connect(HostAddress address) {
        return over(
                address,
                (jump, same) -> connector.signIn(same, jump, () -> host(same).placeFreed()));
    }

    /** No thread waits for the jump host: the work begins once there is a connection to it. */
    private <T> CompletableFuture<T> over(HostAddress address, BiFunction<@Nullable SshSession, HostAddress, T> work) {
        HostAddress jump = address.jump();
        try {
            return jump == null
                    ? CompletableFuture.supplyAsync(() -> work.apply(null, address), executor)
                    : through(jump, address, work);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(new HostUnreachable(
                    "Intendant is making so many connections that " + address.shown() + " has to wait: try again soon.",
                    full));
        }
    }

    /** Over a connection of the jump host that has room; one that filled up or ended meanwhile is not the last. */
    private <T> CompletableFuture<T> through(
            HostAddress jump, HostAddress address, BiFunction<@Nullable SshSession, HostAddress, T> work) {
        return host(jump)
                .withRoomFor(address)
                .thenComposeAsync(
                        session -> session.hold()
                                ? CompletableFuture.completedFuture(work.apply(session, address))
                                : through(jump, address, work),
                        executor);
    }

    private <T> T wait(HostAddress address, CompletableFuture<T> work) {
        try {
            return work.get(connectLimit.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new HostUnreachable("Waiting for " + address.shown() + " was interrupted.", stop);
        } catch (TimeoutException late) {
            throw new HostUnreachable(address.shown() + " did not answer in time.", late);
        } catch (ExecutionException failure) {
            Throwable cause =
                    failure.getCause() instanceof CompletionException inner ? inner.getCause() : failure.getCause();
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            throw new HostUnreachable(address.shown() + " cannot be reached: " + HostWords.ending(cause), cause);
        }
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
