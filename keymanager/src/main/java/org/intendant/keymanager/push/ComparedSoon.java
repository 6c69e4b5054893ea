package org.intendant.keymanager.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.intendant.keymanager.access.WantedWays;
import org.intendant.operations.Comparisons;
import org.intendant.people.foresight.AccessWatch;
import org.intendant.plans.Target;

/** Has the hosts compared at once to which something may have changed, so that no page calls them in sync by an older look. */
@ApplicationScoped
class ComparedSoon implements AccessWatch {

    @PersistenceContext
    EntityManager entities;

    @Inject
    WantedWays ways;

    @Inject
    Comparisons comparisons;

    @Override
    @Transactional
    public void changed(Target subject) {
        entities.flush();
        comparisons.wantedOtherwise(ways.touchedBy(subject));
    }
}
