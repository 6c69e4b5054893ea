package org.intendant.keymanager.seals;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.intendant.data.StartOrder;
import org.intendant.operations.Acting;
import org.intendant.operations.life.Threads;
import org.intendant.people.Actor;

/** Looks at the seals every minute. */
@ApplicationScoped
class RegularSealCheck {

    @Inject
    SealCheck check;

    @Inject
    Acting acting;

    @Inject
    Threads threads;

    void start(@Observes @Priority(StartOrder.SERVERS) Startup started) {
        threads.every(SealCheck.PAUSE, () -> acting.as(Actor.intendant(), check::look));
    }
}
