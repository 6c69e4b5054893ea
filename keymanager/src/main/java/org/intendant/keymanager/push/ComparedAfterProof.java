package org.intendant.keymanager.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.intendant.keymanager.KeysChanged;
import org.intendant.operations.life.Comparing;
import org.intendant.operations.life.Threads;

/** Has a host compared once more that was changed otherwise than by its plan: by a removal, or by what it fetched. */
@ApplicationScoped
class ComparedAfterProof {

    @Inject
    Comparing comparing;

    @Inject
    Threads threads;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) KeysChanged change) {
        threads.now(() -> comparing.soon("server:" + change.serverId()));
    }
}
