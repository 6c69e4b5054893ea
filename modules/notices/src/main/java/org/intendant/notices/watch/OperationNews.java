package org.intendant.notices.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.WhenEnded;

/** Notes operations that failed or were lost, in the transaction of their end: none is missed and none noted twice. */
@ApplicationScoped
class OperationNews implements WhenEnded {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Override
    public void ended(Operation ended, List<OperationPart> parts) {
        if (ended.state() == OperationState.FAILED || ended.state() == OperationState.LOST) {
            em.persist(new NoticeEvent(ended, parts, clock.instant()));
        }
    }
}
