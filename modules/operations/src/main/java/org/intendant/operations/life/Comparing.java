package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.intendant.operations.Acting;
import org.intendant.operations.store.ComparisonRows;
import org.intendant.operations.store.ComparisonRows.Due;
import org.intendant.operations.store.Sql;
import org.intendant.people.Actor;
import org.intendant.plans.Planner;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is due, sixteen at once, for all features. A row is claimed before it is compared, so that of several
 * servers one does it; which are due the database says, so that none is forgotten.
 */
@ApplicationScoped
public class Comparing {

    private static final int AT_ONCE = 16;
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final Duration SYNC = Duration.ofMinutes(1);

    @Inject
    Sql sql;

    @Inject
    ComparisonRows rows;

    @Inject
    Planners planners;

    @Inject
    Findings findings;

    @Inject
    Acting acting;

    @Inject
    Threads threads;

    @Inject
    Clock clock;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private @Nullable ExecutorService pool;
    private @Nullable Instant synced;

    /** Starts what is due, as far as there is room; once a minute it asks the planners for their targets. */
    synchronized void tick() {
        Instant now = clock.instant();
        Instant last = synced;
        if (last == null || last.plus(SYNC).isBefore(now)) {
            sync();
            synced = now;
        }
        if (free.availablePermits() > 0) {
            rows.claim(now, now.plus(CLAIM), free.availablePermits()).forEach(this::start);
        }
    }

    /** Begins within moments instead of within a second. */
    public void soon() {
        threads.later(this::tick, Duration.ZERO);
    }

    private void sync() {
        acting.as(Actor.intendant(), () -> {
            for (Planner planner : planners.all()) {
                sql.transaction(() -> rows.sync(planner.kind(), targets(planner), clock.instant()));
            }
            return true;
        });
    }

    private static List<Target> targets(Planner planner) {
        try (Stream<Target> targets = planner.targets()) {
            return targets.toList();
        }
    }

    private void start(Due due) {
        if (!free.tryAcquire()) {
            return;
        }
        try {
            pool().execute(() -> {
                try {
                    Supplier<Boolean> comparing = () -> {
                        findings.compare(planners.of(due.kind()), due.target());
                        return true;
                    };
                    acting.as(Actor.intendant(), comparing);
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException stopping) {
            free.release();
        }
    }

    private ExecutorService pool() {
        ExecutorService known = pool;
        if (known == null) {
            known = threads.pool("comparison", AT_ONCE);
            pool = known;
        }
        return known;
    }

    synchronized void stop() {
        ExecutorService known = pool;
        if (known != null) {
            known.shutdownNow();
        }
    }
}
