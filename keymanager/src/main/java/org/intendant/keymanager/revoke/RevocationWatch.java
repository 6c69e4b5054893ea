package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.intendant.keymanager.access.WantedWays;
import org.intendant.people.foresight.AccessWatch;
import org.intendant.plans.Target;

/** Looks after each change of access what it took. */
@ApplicationScoped
class RevocationWatch implements AccessWatch {

    @PersistenceContext
    EntityManager entities;

    @Inject
    WantedWays ways;

    @Inject
    Revoking revoking;

    @Override
    @Transactional
    public void changed(Target subject) {
        entities.flush();
        revoking.after(ways.touchedBy(subject).stream().map(Target::id).toList());
    }
}
