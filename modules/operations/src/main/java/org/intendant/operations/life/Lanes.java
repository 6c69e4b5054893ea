package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.intendant.data.AfterCommit;
import org.intendant.operations.Order.Lane;
import org.intendant.operations.store.LifeRows;
import org.intendant.operations.store.Sql;

/** Hands waiting operations to jobs, each only when its lane has a place; what nobody claimed is handed over anew. */
@ApplicationScoped
public class Lanes {

    private static final Duration MISSING = Duration.ofSeconds(15);
    private static final Duration LATE = Duration.ofMillis(500);

    @Inject
    Sql sql;

    @Inject
    LifeRows life;

    @Inject
    Jobs jobs;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Clock clock;

    /** Fills the lane's free places, in the caller's transaction where there is one. */
    public void fill(Lane lane) {
        boolean handed = sql.transaction(() -> {
            long free = Places.limit(lane) - life.inLane(lane);
            return free > 0
                    && life.notHanded(lane, free).stream().map(this::hand).reduce(false, Boolean::logicalOr);
        });
        if (handed) {
            afterCommit.run(jobs::wake);
        }
    }

    void fillAll() {
        for (Lane lane : Lane.values()) {
            fill(lane);
        }
    }

    private boolean hand(long id) {
        String job = UUID.randomUUID().toString();
        if (!life.hand(id, job, clock.instant())) {
            return false;
        }
        jobs.enqueue(new RunOperation(id, job));
        return true;
    }

    /** Once a second: a job that is late is looked for, one that is missing is given up and made anew. */
    void watch() {
        Instant now = clock.instant();
        life.unclaimedSince(now.minus(MISSING)).forEach(missing -> life.takeBack(missing.id(), missing.job()));
        fillAll();
        if (!life.unclaimedSince(now.minus(LATE)).isEmpty()) {
            jobs.wake();
        }
    }
}
