package org.intendant.hostforwarding.certificates.acme;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intendant.data.StartOrder;
import org.intendant.operations.Acting;
import org.intendant.operations.Plans;
import org.intendant.operations.life.Threads;
import org.intendant.people.Actor;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;

/** Looks regularly which certificates are due to be renewed, and brings renewed ones to where the earlier ones lie. */
@ApplicationScoped
class Renewals {

    private static final System.Logger LOG = System.getLogger("org.intendant.hostforwarding");
    private static final Duration TICK = Duration.ofSeconds(20);
    private static final int MOST = 20;

    @Inject
    AcmeOrderRows rows;

    @Inject
    AcmeOrders orders;

    @Inject
    InstallationRows installations;

    @Inject
    Plans plans;

    @Inject
    Acting acting;

    @Inject
    Threads threads;

    void start(@Observes @Priority(StartOrder.SERVERS) Startup started) {
        threads.every(TICK, this::tick);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CertificatesChanged change) {
        threads.now(this::install);
    }

    void tick() {
        rows.claim(MOST).forEach(this::renew);
        installations.answeringAgain();
        install();
    }

    private void renew(AcmeOrder due) {
        Long certificate = due.certificateId();
        if (certificate == null) {
            return;
        }
        try {
            acting.as(Actor.intendant(), () -> orders.renew(certificate));
        } catch (Refused refused) {
            LOG.log(System.Logger.Level.DEBUG, "Not now: {0}", refused.getMessage());
            rows.failed(due.id(), String.valueOf(refused.getMessage()), Optional.empty());
        }
    }

    /** One operation for each server: what is away does not hold up the others. */
    void install() {
        installations.claim(MOST).forEach(this::install);
    }

    private void install(Target server, String because) {
        try {
            acting.as(
                    Actor.intendant(),
                    () -> plans.applyByPolicy(
                            InstallationPlanner.KIND, List.of(server), Set.of(InstallationPlanner.RENEW), because));
        } catch (Refused busy) {
            LOG.log(System.Logger.Level.DEBUG, "Not now: {0}", busy.getMessage());
        }
    }
}
