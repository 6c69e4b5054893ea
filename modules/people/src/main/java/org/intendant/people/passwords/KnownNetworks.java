package org.intendant.people.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.intendant.data.Expiring;
import org.intendant.people.Person;
import org.intendant.people.WayIn;

/** Networks are known no longer when nobody came from there for months, or the person is removed. */
@ApplicationScoped
class KnownNetworks implements WayIn, Expiring {

    @PersistenceContext
    EntityManager entities;

    @Override
    public void remove(Person person) {
        entities.createQuery("delete from KnownNetwork k where k.personId = :id")
                .setParameter("id", person.getId())
                .executeUpdate();
    }

    @Override
    @Transactional
    public void removeExpired(Instant now) {
        entities.createQuery("delete from KnownNetwork k where k.lastSeen < :then")
                .setParameter("then", now.minus(KnownNetwork.REMEMBERED))
                .executeUpdate();
    }
}
