package org.intendant.people.links;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.intendant.people.Actor.Through;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.PersonRows;
import org.intendant.people.PersonSeals;
import org.intendant.people.Secret;
import org.intendant.people.links.OneTimeLink.Purpose;

/** The first administrator of a fresh installation, and the link by which he sets it up. */
@ApplicationScoped
class FirstPerson {

    @PersistenceContext
    EntityManager entities;

    @Inject
    PersonRows people;

    @Inject
    PersonSeals seals;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Adds an administrator with a password, by himself. */
    @Transactional
    Person add(PersonDraft draft, String hash) {
        Person admin = new Person(draft.getUsername(), draft, clock.instant());
        admin.takesPassword(hash);
        entities.persist(admin);
        seals.seal(admin);
        actor.become(admin.through(Through.PAGE));
        audit.record("person.set-up", admin.key(), admin.getUsername(), "", admin.describe());
        return admin;
    }

    /** True while this secret, written at an earlier start, still opens the set-up. */
    @Transactional
    boolean stillOpens(String secret) {
        return entities.createQuery("select l from OneTimeLink l where l.secretHash = :hash", OneTimeLink.class)
                .setParameter("hash", Secret.hash(secret))
                .getResultStream()
                .anyMatch(link -> link.opens(Purpose.SETUP, clock.instant()));
    }

    /** A new link for the set-up; older ones open nothing any more. */
    @Transactional
    String newLink() {
        entities.createQuery("delete from OneTimeLink l where l.purpose = :setup and l.used is null")
                .setParameter("setup", Purpose.SETUP)
                .executeUpdate();
        String secret = Secret.random();
        entities.persist(new OneTimeLink(Purpose.SETUP, null, secret, clock.instant()));
        return secret;
    }
}
