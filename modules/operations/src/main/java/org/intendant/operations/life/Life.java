package org.intendant.operations.life;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.intendant.data.StartOrder;
import org.intendant.operations.live.Signals;
import org.intendant.operations.store.LifeRows;

/** Starts everything that happens by itself, in order, and hands over when the server stops. */
@ApplicationScoped
public class Life {

    private static final Logger LOG = Logger.getLogger(Life.class.getName());
    private static final Duration FLUSH = Duration.ofMillis(100);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(2);

    @Inject
    Jobs jobs;

    @Inject
    Heart heart;

    @Inject
    Lanes lanes;

    @Inject
    LogWriter logs;

    @Inject
    OperationWorker worker;

    @Inject
    LifeRows life;

    @Inject
    Node node;

    @Inject
    Comparing comparing;

    @Inject
    Cleaning cleaning;

    @Inject
    Signals signals;

    @Inject
    Threads threads;

    void onStartup(@Observes @Priority(StartOrder.OPERATIONS) Startup startup) {
        start();
    }

    void start() {
        jobs.start();
        threads.every(FLUSH, logs::flush);
        heart.start();
        threads.every(Heart.PAUSE, heart::beat);
        threads.every(SECOND, lanes::watch);
        threads.every(SECOND, this::cancelWhatIsAsked);
        threads.every(SECOND, jobs::watch);
        threads.every(SECOND, comparing::tick);
        threads.every(FLUSH, signals::publish);
        threads.every(SECOND, signals::look);
        threads.later(cleaning::clean, SOON);
        threads.every(HOUR, cleaning::clean);
    }

    private void cancelWhatIsAsked() {
        life.heldBy(node.id()).stream()
                .filter(held -> held.cancelAsked() != null)
                .forEach(held -> worker.cancel(held.id()));
    }

    void onShutdown(@Observes @Priority(StartOrder.OPERATIONS) Shutdown shutdown) {
        stop();
    }

    /** What is handed over must not be begun here again: first nothing more is taken, then everything is given. */
    void stop() {
        worker.close();
        threads.stopTimers();
        try {
            logs.flush();
            heart.stop();
        } catch (RuntimeException away) {
            LOG.log(Level.WARNING, "Running operations could not be handed over; they are taken over later.", away);
        }
        worker.abandonAll();
        comparing.stop();
        threads.stop();
        jobs.stop();
    }
}
