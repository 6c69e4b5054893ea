package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.intendant.web.Measured;

/** How many rows about access are forged, in one statement. */
@ApplicationScoped
class ForgedMeasured implements Measured {

    @PersistenceContext
    EntityManager entities;

    @Override
    @Transactional
    public List<Measure> measures() {
        long forged = entities.createQuery("select count(f) from Forged f", Long.class)
                .getSingleResult();
        return List.of(Measure.gauge(
                "intendant_forged_rows",
                "Rows about access that somebody else than Intendant wrote or changed in the database.",
                List.of(new Value(Map.of(), forged))));
    }
}
