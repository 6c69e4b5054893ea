package org.intendant.application;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intendant.data.Readiness;
import org.intendant.operations.life.Threads;

/**
 * Whether this server can take requests, asked every second beside the requests, so that neither a page nor a probe ever
 * waits for a database that does not answer.
 */
@ApplicationScoped
public class Health {

    static final String AWAY = "The database does not answer.";

    /** Later than everything that the modules do at their start. */
    private static final int LAST = 10_000;

    private static final Duration STALE = Duration.ofSeconds(4);

    @Inject
    @Any
    Instance<Readiness> checks;

    @Inject
    Clock clock;

    @Inject
    Threads threads;

    private volatile Verdict last = new Verdict(Instant.EPOCH, List.of());

    void start(@Observes @Priority(LAST) Startup start) {
        ask();
        threads.every(Duration.ofSeconds(1), this::ask);
    }

    /** What keeps this server from being ready, in sentences; empty when it is. */
    public List<String> problems() {
        Verdict verdict = last;
        return verdict.at().plus(STALE).isBefore(clock.instant()) ? List.of(AWAY) : verdict.problems();
    }

    /** Whether the last answer was that the database is away; a check that is merely late does not count. */
    public boolean databaseAway() {
        return last.problems().contains(AWAY);
    }

    private void ask() {
        List<String> problems =
                checks.stream().map(Health::problem).flatMap(Optional::stream).toList();
        last = new Verdict(clock.instant(), problems);
    }

    private static Optional<String> problem(Readiness check) {
        try {
            return check.notReady();
        } catch (RuntimeException broken) {
            System.getLogger(Health.class.getName())
                    .log(System.Logger.Level.WARNING, "A check of readiness failed.", broken);
            return Optional.of("A check of readiness failed.");
        }
    }

    private record Verdict(Instant at, List<String> problems) {}
}
