package org.intendant.operations.life;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
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
 * Compares what is due for all features, sixteen at once and sixteen more of what was unknown last time. A row is claimed
 * before it is compared, so that of several servers one does it; which are due the database says, so that none is
 * forgotten.
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

    private @Nullable ExecutorService pool;
    private @Nullable Rounds<Due> known;
    private @Nullable Rounds<Due> unknown;
    private @Nullable Instant synced;
    private boolean stopped;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** Starts what is due, as far as there is room; once a minute it asks the planners for their targets. */
    synchronized void tick() {
        Instant now = clock.instant();
        Instant last = synced;
        if (last == null || last.plus(SYNC).isBefore(now)) {
            sync();
            synced = now;
        }
        if (stopped) {
            return;
        }
        if (pool == null) {
            ExecutorService fresh = threads.pool("comparison", 2 * AT_ONCE);
            pool = fresh;
            known = new Rounds<>(AT_ONCE, fresh, most -> claim(most, false), this::compare);
            unknown = new Rounds<>(AT_ONCE, fresh, most -> claim(most, true), this::compare);
        }
        requireNonNull(known).tick();
        requireNonNull(unknown).tick();
    }

    private List<Due> claim(int most, boolean unknownOnes) {
        Instant now = clock.instant();
        return rows.claim(now, now.plus(CLAIM), most, unknownOnes);
    }

    /** Begins within moments instead of within a second, also with targets that are new. However often it is asked, once. */
    public void soon() {
        soonAfter(Duration.ZERO);
    }

    /** The same after a while. */
    public void soonAfter(Duration delay) {
        if (asked.compareAndSet(false, true)) {
            threads.later(
                    () -> {
                        asked.set(false);
                        anew();
                        tick();
                    },
                    delay);
        }
    }

    /** Has this target, as in {@code server:12}, compared within moments: something about it is not as it was. */
    public void soon(String targetKey) {
        sql.transaction(() -> rows.due(List.of(targetKey), clock.instant()));
        soon();
    }

    private synchronized void anew() {
        synced = null;
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

    private void compare(Due due) {
        acting.as(Actor.intendant(), () -> {
            findings.compare(planners.of(due.kind()), due.target());
            return true;
        });
    }

    synchronized void stop() {
        stopped = true;
        if (pool != null) {
            pool.shutdown();
        }
    }
}
