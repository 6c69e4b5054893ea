package org.intendant.keymanager.revoke;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.intendant.data.StartOrder;
import org.intendant.operations.Acting;
import org.intendant.operations.life.Threads;
import org.intendant.people.Actor;

/** Looks regularly for what ended by its date and for what is left to be taken from hosts. */
@ApplicationScoped
class RegularRevocations {

    private static final Duration TICK = Duration.ofSeconds(5);

    @Inject
    Ends ends;

    @Inject
    RevocationRows rows;

    @Inject
    Removals removals;

    @Inject
    Acting acting;

    @Inject
    Threads threads;

    void start(@Observes @Priority(StartOrder.SERVERS) Startup started) {
        threads.every(TICK, this::tick);
    }

    void tick() {
        if (ends.claim()) {
            acting.as(Actor.intendant(), () -> {
                ends.takeWhatEnded();
                ends.wholeIfDue().forEach(ends::takeWhatIsLeft);
                return true;
            });
        }
        rows.answeringAgain();
        removals.start();
    }
}
