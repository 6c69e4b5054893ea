package org.intendant.servers.reachability;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.intendant.data.Settings;
import org.intendant.data.StartOrder;
import org.jspecify.annotations.Nullable;

/** Tries every server again and again, some at a time, so that pages can say whether it answers and how old that is. */
@ApplicationScoped
class RegularChecks {
    private static final System.Logger LOG = System.getLogger("org.intendant.servers");
    private static final int AT_ONCE = 8;

    private final Semaphore places = new Semaphore(AT_ONCE);

    @Resource
    @Nullable
    ManagedScheduledExecutorService executor;

    @Inject
    Settings settings;

    @Inject
    ReachabilityRows rows;

    @Inject
    ServerProbe probe;

    private @Nullable ScheduledFuture<?> tick;

    void start(@Observes @Priority(StartOrder.SERVERS) Startup started) {
        ManagedScheduledExecutorService pool = executor;
        if (pool != null) {
            tick = pool.scheduleWithFixedDelay(this::tick, 5, 5, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (tick != null) {
            tick.cancel(false);
        }
    }

    /** Hands out what is due; whatever goes wrong, there is a next tick. */
    private void tick() {
        try {
            List<Long> due = rows.claim(places.availablePermits(), settings.checkEvery());
            due.forEach(this::check);
        } catch (RuntimeException trouble) {
            LOG.log(System.Logger.Level.WARNING, "Servers could not be checked; trying again in 5 s.", trouble);
        }
    }

    private void check(long id) {
        ManagedScheduledExecutorService pool = executor;
        if (pool == null || !places.tryAcquire()) {
            return;
        }
        try {
            pool.execute(() -> {
                try {
                    if (probe.reach(id).error().isEmpty()) {
                        probe.factsIfOld(id);
                    }
                } catch (RuntimeException trouble) {
                    LOG.log(System.Logger.Level.WARNING, "Server " + id + " could not be checked.", trouble);
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException stopping) {
            places.release();
        }
    }
}
