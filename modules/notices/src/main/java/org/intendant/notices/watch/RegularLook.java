package org.intendant.notices.watch;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.intendant.data.StartOrder;
import org.intendant.operations.life.Threads;

/** Looks every ten seconds at what is to be told. */
@ApplicationScoped
class RegularLook {

    @Inject
    Watch watch;

    @Inject
    Threads threads;

    void start(@Observes @Priority(StartOrder.NOTICES) Startup started) {
        threads.every(Watch.PAUSE, watch::look);
    }
}
