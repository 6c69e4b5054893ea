package org.intendant.operations.life;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.intendant.operations.Acting;
import org.intendant.operations.Planned;
import org.intendant.people.Actor;
import org.intendant.people.CurrentActor;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** Plans several targets at once for whoever asks: a dead or slow one holds up none of the others. */
@ApplicationScoped
public class SideBySide {

    private static final Logger LOG = Logger.getLogger(SideBySide.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final int PLACES = 20;

    @Inject
    Findings findings;

    @Inject
    Acting acting;

    @Inject
    CurrentActor current;

    @Inject
    Threads threads;

    @Inject
    Clock clock;

    private @Nullable ExecutorService pool;

    @PostConstruct
    void open() {
        pool = threads.pool("intendant-plans", PLACES);
    }

    @PreDestroy
    void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }

    /** In the order of the targets, after 25 seconds at the latest. */
    public List<Planned> plan(Planner planner, List<Target> targets) {
        Actor who = current.get();
        List<CompletableFuture<Planned>> plans = targets.stream()
                .map(target -> CompletableFuture.supplyAsync(
                                () -> acting.as(who, () -> one(planner, target)),
                                java.util.Objects.requireNonNull(pool))
                        .completeOnTimeout(
                                none(target, target.name() + " did not answer in time."),
                                PATIENCE.toSeconds(),
                                TimeUnit.SECONDS))
                .toList();
        return plans.stream().map(CompletableFuture::join).toList();
    }

    private Planned one(Planner planner, Target target) {
        try {
            return Planned.of(findings.plan(planner, target), clock.instant());
        } catch (HostUnreachable | CommandFailed | Refused trouble) {
            return none(target, String.valueOf(trouble.getMessage()));
        } catch (RuntimeException | LinkageError bug) {
            LOG.log(Level.SEVERE, "Planning " + planner.kind() + " for " + target.name() + " failed.", bug);
            return none(target, "Planning itself failed. The server's log says more.");
        }
    }

    private Planned none(Target target, String trouble) {
        return Planned.none(target, clock.instant(), trouble);
    }
}
