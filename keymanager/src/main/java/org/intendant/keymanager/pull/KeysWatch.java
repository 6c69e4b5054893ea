package org.intendant.keymanager.pull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.intendant.data.AfterCommit;
import org.intendant.people.foresight.AccessWatch;
import org.intendant.plans.Target;

/** Has what servers fetch made anew as soon as a change of access is committed. Costs the change itself next to nothing. */
@ApplicationScoped
class KeysWatch implements AccessWatch {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Bundles bundles;

    @Inject
    Shelving shelving;

    @Inject
    AfterCommit afterCommit;

    @Override
    @Transactional
    public void changed(Target subject) {
        boolean used = !entities.createQuery("select p.id from KeyPull p", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (used) {
            bundles.touch(subject);
            afterCommit.run(shelving::soon);
        }
    }
}
