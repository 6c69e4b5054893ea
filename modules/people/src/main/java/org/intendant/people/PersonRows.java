package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.data.AfterCommit;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** The rows of people and what hangs on them, for the use cases of this module. */
@ApplicationScoped
class PersonRows {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Credentials credentials;

    @Inject
    AfterCommit afterCommit;

    @Transactional
    Optional<Person> named(String username) {
        return entities.createQuery("select p from Person p where p.username = :username", Person.class)
                .setParameter("username", username)
                .getResultStream()
                .findFirst();
    }

    /**
     * The person with this primary key.
     *
     * @throws Refused as not found
     */
    Person get(long id) {
        Person person = entities.find(Person.class, id);
        if (person == null) {
            throw new Refused(Why.NOT_FOUND, "There is no such person.");
        }
        return person;
    }

    @Transactional
    long count() {
        return entities.createQuery("select count(p) from Person p", Long.class).getSingleResult();
    }

    /**
     * Refuses when nobody else could administer. Locks the administrators, so that two cannot demote each other.
     *
     * @param deed what was asked for: {@code removed}
     */
    void mustNotBeTheLastAdmin(Person person, String deed) {
        List<Person> admins = entities.createQuery(
                        "select p from Person p where p.role = :admin and p.active = true"
                                + " and p.passwordHash is not null order by p.id",
                        Person.class)
                .setParameter("admin", Role.ADMIN)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        if (admins.contains(person) && admins.size() == 1) {
            throw new Refused(
                    Why.CONFLICT,
                    person.getUsername() + " is the last administrator who can sign in and cannot be " + deed
                            + ". Make somebody else an administrator first.");
        }
    }

    /** Ends what this person has open in browsers, everywhere. */
    void endSignIns(Person person) {
        entities.createQuery("delete from SignIn s where s.person = :person")
                .setParameter("person", person)
                .executeUpdate();
        afterCommit.run(credentials::forget);
    }

    /** Ends all sign-ins of this person but one. */
    void endOtherSignIns(Person person, long kept) {
        entities.createQuery("delete from SignIn s where s.person = :person and s.id <> :kept")
                .setParameter("person", person)
                .setParameter("kept", kept)
                .executeUpdate();
        afterCommit.run(credentials::forget);
    }

    void dropLinks(Person person) {
        entities.createQuery("delete from OneTimeLink l where l.person = :person and l.used is null")
                .setParameter("person", person)
                .executeUpdate();
    }

    /** Removes the person with all that is his alone: sign-ins, tokens, links, known networks. */
    void remove(Person person) {
        endSignIns(person);
        for (String own : List.of("ApiToken", "OneTimeLink")) {
            entities.createQuery("delete from " + own + " o where o.person = :person")
                    .setParameter("person", person)
                    .executeUpdate();
        }
        entities.createQuery("delete from KnownNetwork k where k.personId = :id")
                .setParameter("id", person.getId())
                .executeUpdate();
        entities.remove(person);
    }
}
