package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** The rows of people and what hangs on them, for the use cases of this module. */
@ApplicationScoped
public class PersonRows {

    @PersistenceContext
    EntityManager entities;

    @Inject
    @Any
    Instance<WayIn> ways;

    @Inject
    @Any
    Instance<KeptBesidePerson> beside;

    @Transactional
    public Optional<Person> named(String username) {
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
    public Person get(long id) {
        Person person = entities.find(Person.class, id);
        if (person == null) {
            throw new Refused(Why.NOT_FOUND, "There is no such person.");
        }
        return person;
    }

    @Transactional
    public long count() {
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

    /** Ends what this person has open, everywhere. */
    void end(Person person) {
        ways.forEach(way -> way.end(person));
    }

    /** Closes every way in that this person has, for good. */
    void close(Person person) {
        ways.forEach(way -> way.close(person));
    }

    /** Removes the person with all that is his alone. */
    void remove(Person person) {
        beside.forEach(kept -> kept.forget(person));
        ways.forEach(way -> way.remove(person));
        entities.remove(person);
    }
}
