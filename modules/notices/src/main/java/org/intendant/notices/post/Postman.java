package org.intendant.notices.post;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.intendant.data.StartOrder;
import org.intendant.notices.post.MessageRows.Claimed;
import org.intendant.operations.life.Rounds;
import org.intendant.operations.life.Threads;
import org.jspecify.annotations.Nullable;

/** Sends regularly, four messages at a time on each server. */
@ApplicationScoped
class Postman {

    private static final Duration TICK = Duration.ofSeconds(2);
    private static final int AT_ONCE = 4;

    @Inject
    Post post;

    @Inject
    Threads threads;

    private @Nullable ExecutorService pool;

    void start(@Observes @Priority(StartOrder.NOTICES) Startup started) {
        ExecutorService fresh = threads.pool("notices", AT_ONCE);
        pool = fresh;
        Rounds<Claimed> rounds = new Rounds<>(AT_ONCE, fresh, post::claim, post::deliver);
        threads.every(TICK, rounds::tick);
    }

    /** What is being sent may end by itself, so that it is noted. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (pool != null) {
            pool.shutdown();
        }
    }
}
