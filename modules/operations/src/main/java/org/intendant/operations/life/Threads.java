package org.intendant.operations.life;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Threads of our own, by name and bounded. They end with the application. */
@ApplicationScoped
public class Threads {

    private static final Logger LOG = Logger.getLogger(Threads.class.getName());
    private static final int TIMERS = 14;
    private static final int BACKGROUND = 256;
    private static final int MOST_WAITING = 8192;
    private static final Duration PEACE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor timers =
            new ScheduledThreadPoolExecutor(TIMERS, named("intendant-timer"));

    private final ThreadPoolExecutor background = new ThreadPoolExecutor(
            BACKGROUND,
            BACKGROUND,
            60,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            named("intendant-background"));

    public Threads() {
        background.allowCoreThreadTimeOut(true);
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Repeats a short task until the end of the application, whatever it throws. */
    public void every(Duration pause, Runnable task) {
        quietly(() -> timers.scheduleWithFixedDelay(
                () -> guard(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    public void later(Runnable task, Duration delay) {
        quietly(() -> timers.schedule(() -> guard(task), delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    /**
     * At once, unless 256 others run: then after one of them.
     *
     * @return false when even more than 8192 wait already, or the application ends: it will not be done
     */
    public boolean now(Runnable task) {
        return quietly(() -> background.submit(() -> guard(task)));
    }

    /** At most so many at once; the caller shuts it down. */
    public ExecutorService pool(String name, int most) {
        return Executors.newFixedThreadPool(most, named(name));
    }

    /** Nothing regular happens any more; what just runs may end in peace, for an interrupt would close the database's file. */
    void stopTimers() {
        timers.shutdown();
        try {
            if (!timers.awaitTermination(PEACE.toMillis(), TimeUnit.MILLISECONDS)) {
                timers.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            timers.shutdownNow();
        }
    }

    @PreDestroy
    public void stop() {
        stopTimers();
        background.shutdownNow();
    }

    private static boolean quietly(Supplier<? extends Future<?>> submit) {
        try {
            Future<?> guarded = submit.get();
            LOG.log(Level.FINEST, "{0}", guarded);
            return true;
        } catch (RejectedExecutionException refused) {
            LOG.log(Level.FINE, "Intendant is stopping, or has too much to do in the background.", refused);
            return false;
        }
    }

    private static void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError failed) {
            LOG.log(Level.WARNING, "A regular task failed and is tried again: " + failed.getMessage(), failed);
        }
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        ClassLoader loader = Threads.class.getClassLoader();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }
}
