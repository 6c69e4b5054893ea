package org.intendant.operations.life;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Regular work on many targets, so many at once: as soon as one place is free the next due is taken, whatever else is slow.
 * Those that did not answer last time go in rounds of their own, so that dead ones never take the places of the living.
 */
public final class Rounds<T> {

    private static final Logger LOG = Logger.getLogger(Rounds.class.getName());

    private final Semaphore places;
    private final IntFunction<List<T>> claim;
    private final Consumer<T> work;
    private final ExecutorService pool;

    /**
     * @param claim takes so many that are due, at most, so that nobody else takes them
     * @param work for one of them; on a thread of the pool
     */
    public Rounds(int places, ExecutorService pool, IntFunction<List<T>> claim, Consumer<T> work) {
        this.places = new Semaphore(places);
        this.pool = pool;
        this.claim = claim;
        this.work = work;
    }

    /** Starts what is due, as far as there are places. Returns at once. */
    public synchronized void tick() {
        int free = places.availablePermits();
        if (free > 0 && !pool.isShutdown()) {
            claim.apply(free).forEach(this::start);
        }
    }

    /** What is due now; when that cannot be learned, the next regular tick asks again. */
    private void next() {
        try {
            tick();
        } catch (RuntimeException later) {
            LOG.log(Level.FINE, "What is due could not be asked for.", later);
        }
    }

    private void start(T due) {
        places.acquireUninterruptibly(); // at hand: only tick takes places
        try {
            pool.execute(() -> {
                try {
                    work.accept(due);
                } finally {
                    places.release();
                    next();
                }
            });
        } catch (RejectedExecutionException stopping) {
            places.release();
        }
    }
}
