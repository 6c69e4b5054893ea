package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.intendant.data.Expiring;
import org.intendant.data.Settings;
import org.intendant.people.KeptBesidePerson;
import org.intendant.people.Person;

/** Messages go after their time, mutes when they end, and all that is one person's with the person. */
@ApplicationScoped
class OldMessages implements Expiring, KeptBesidePerson {

    @PersistenceContext
    EntityManager em;

    @Inject
    Settings settings;

    @Override
    @Transactional
    public void removeExpired(Instant now) {
        Instant before = now.minus(settings.keepOperations());
        em.createQuery("delete from Notice n where n.messageId in (select m.id from Message m where m.made < :before)")
                .setParameter("before", before)
                .executeUpdate();
        em.createQuery("delete from Message m where m.made < :before")
                .setParameter("before", before)
                .executeUpdate();
        em.createQuery("delete from Mute m where m.until < :now")
                .setParameter("now", now)
                .executeUpdate();
    }

    @Override
    public void forget(Person person) {
        for (String rows : new String[] {"Notice", "Message", "Wish", "Mute"}) {
            em.createQuery("delete from " + rows + " r where r.personId = :person")
                    .setParameter("person", person.getId())
                    .executeUpdate();
        }
        em.createQuery("delete from Told t where t.key.person = :person")
                .setParameter("person", person.getId())
                .executeUpdate();
    }
}
