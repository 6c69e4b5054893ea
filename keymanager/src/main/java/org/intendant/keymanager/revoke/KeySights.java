package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.intendant.keymanager.KeysSeen;

/** When hosts were last seen: two who write the same at once may leave two rows, of which the younger counts. */
@ApplicationScoped
class KeySights {

    @PersistenceContext
    EntityManager entities;

    @Transactional
    void keep(KeysSeen seen) {
        if (write(seen) == 0) {
            entities.persist(new KeySight(seen.serverId(), seen.account()));
            entities.flush();
            write(seen);
        }
    }

    private int write(KeysSeen seen) {
        String set = seen.isReported() ? "s.reported = :at, s.serial = " + seen.serial() : "s.readAt = :at";
        return entities.createQuery(
                        "update KeySight s set " + set + " where s.serverId = :server and s.account = :account")
                .setParameter("at", seen.at())
                .setParameter("server", seen.serverId())
                .setParameter("account", seen.account())
                .executeUpdate();
    }

    @Transactional
    Map<KeyPlace, KeySight> of(Collection<Long> servers) {
        Map<KeyPlace, KeySight> sights = new HashMap<>();
        if (!servers.isEmpty()) {
            entities.createQuery("select s from KeySight s where s.serverId in :servers order by s.id", KeySight.class)
                    .setParameter("servers", servers)
                    .getResultStream()
                    .forEach(sight -> sights.put(sight.place(), sight));
        }
        return sights;
    }
}
