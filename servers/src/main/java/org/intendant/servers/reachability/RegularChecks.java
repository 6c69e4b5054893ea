package org.intendant.servers.reachability;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.intendant.data.Settings;
import org.intendant.data.StartOrder;
import org.intendant.operations.life.Rounds;
import org.intendant.operations.life.Threads;
import org.jspecify.annotations.Nullable;

/**
 * Tries every server again and again, so that pages can say whether it answers and how old that is. Those that answered and
 * those that did not each have places of their own, and the next is taken as soon as a place is free.
 */
@ApplicationScoped
class RegularChecks {
    private static final System.Logger LOG = System.getLogger("org.intendant.servers");
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int AT_ONCE = 32;

    @Inject
    Settings settings;

    @Inject
    ReachabilityRows rows;

    @Inject
    ServerProbe probe;

    @Inject
    Threads threads;

    private @Nullable ExecutorService pool;

    void start(@Observes @Priority(StartOrder.SERVERS) Startup started) {
        start();
    }

    void start() {
        ExecutorService fresh = threads.pool("reachability", 2 * AT_ONCE);
        pool = fresh;
        Rounds<Long> living =
                new Rounds<>(AT_ONCE, fresh, most -> rows.claim(most, settings.checkEvery(), false), this::check);
        Rounds<Long> silent =
                new Rounds<>(AT_ONCE, fresh, most -> rows.claim(most, settings.checkEvery(), true), this::check);
        threads.every(TICK, living::tick);
        threads.every(TICK, silent::tick);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        stop();
    }

    /** What is being tried may end by itself: an interrupt would close the database's file. */
    void stop() {
        if (pool != null) {
            pool.shutdown();
        }
    }

    private void check(long id) {
        try {
            if (probe.reach(id).error().isEmpty()) {
                probe.factsIfOld(id);
            }
        } catch (RuntimeException trouble) {
            LOG.log(System.Logger.Level.WARNING, "Server " + id + " could not be checked.", trouble);
        }
    }
}
