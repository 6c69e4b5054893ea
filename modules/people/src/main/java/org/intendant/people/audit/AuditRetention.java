package org.intendant.people.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.intendant.data.Expiring;
import org.intendant.data.Settings;

/** Removes entries of the audit trail that are older than the operator wants them kept. */
@ApplicationScoped
class AuditRetention implements Expiring {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Settings settings;

    @Override
    @Transactional
    public void removeExpired(Instant now) {
        entities.createQuery("delete from AuditEntry e where e.at < :then")
                .setParameter("then", now.minus(settings.keepAudit()))
                .executeUpdate();
    }
}
