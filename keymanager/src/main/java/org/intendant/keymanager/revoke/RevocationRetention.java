package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.intendant.data.Expiring;
import org.intendant.data.Settings;

/** Removes revocations that are older than what the audit trail keeps, and of which nothing is open. */
@ApplicationScoped
class RevocationRetention implements Expiring {

    private static final String OLD = "(select r.id from Revocation r where r.at < :before)";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Settings settings;

    @Override
    @Transactional
    public void removeExpired(Instant now) {
        Instant before = now.minus(settings.keepAudit());
        entities.createQuery("delete from RevokedKey k where k.ended is not null and k.revocationId in " + OLD)
                .setParameter("before", before)
                .executeUpdate();
        entities.createQuery(
                        "delete from Revocation r where r.at < :before and not exists (select k.id from RevokedKey k"
                                + " where k.revocationId = r.id)")
                .setParameter("before", before)
                .executeUpdate();
    }
}
