package org.intendant.keymanager.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.people.KeptBesidePerson;
import org.intendant.people.Person;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.secrets.Secrets;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** The rows of people's keys, each with its MAC. */
@ApplicationScoped
class PersonKeyRows implements KeptBesidePerson {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    List<PersonKey> of(long personId) {
        return entities.createQuery(
                        "select k from PersonKey k where k.personId = :person order by k.added desc, k.id desc",
                        PersonKey.class)
                .setParameter("person", personId)
                .getResultList();
    }

    Page<KeyRow> page(Query query, Instant now) {
        return new KeySearch(entities, this::isGenuine, now).page(query);
    }

    /** Whose keys else have one of these fingerprints: user names by fingerprint, in one statement. */
    Map<String, List<String>> alsoOf(Collection<String> fingerprints, long personId) {
        return fingerprints.isEmpty()
                ? Map.of()
                : entities.createQuery(
                                "select k.fingerprint, p.username from PersonKey k, Person p where p.id = k.personId"
                                        + " and k.fingerprint in :fingerprints and k.personId <> :person order by p.username",
                                Object[].class)
                        .setParameter("fingerprints", fingerprints)
                        .setParameter("person", personId)
                        .getResultStream()
                        .collect(Collectors.groupingBy(
                                row -> (String) row[0],
                                Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }

    /**
     * This key of this person.
     *
     * @throws Refused as not found, also when it is somebody else's
     */
    PersonKey get(long personId, long id) {
        PersonKey key = entities.find(PersonKey.class, id);
        if (key == null || key.getPersonId() != personId) {
            throw new Refused(Why.NOT_FOUND, "There is no such key.");
        }
        return key;
    }

    void add(PersonKey key) {
        seal(key);
        entities.persist(key);
        entities.flush();
    }

    void seal(PersonKey key) {
        key.seal(secrets::mac);
    }

    boolean isGenuine(PersonKey key) {
        return key.isGenuine(secrets::mac);
    }

    void remove(PersonKey key) {
        entities.remove(key);
    }

    @Override
    public void forget(Person person) {
        entities.createQuery("delete from PersonKey k where k.personId = :person")
                .setParameter("person", person.getId())
                .executeUpdate();
    }
}
