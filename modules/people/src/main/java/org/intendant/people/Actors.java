package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks people up again where something of theirs goes on without them: a worker acts for whoever may still want it. */
@ApplicationScoped
public class Actors {

    @PersistenceContext
    EntityManager entities;

    /** The person as an actor in the role that he has now; empty once his account is disabled or gone. */
    @Transactional
    public Optional<Actor> of(long personId) {
        List<?> rows = entities.createNativeQuery(
                        "select username, role from person where id = :id and active = true and password_hash is not null")
                .setParameter("id", personId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Actor(personId, (String) row[0], Role.valueOf((String) row[1]), Actor.Through.SCHEDULE))
                .findFirst();
    }

    /** Which of these are primary keys of people; for rules of use cases that name somebody. */
    @Transactional
    public Set<Long> known(Collection<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery("select p.id from Person p where p.id in :ids", Long.class)
                        .setParameter("ids", ids)
                        .getResultList());
    }

    /** The user names of those of these primary keys that are there. */
    @Transactional
    public Map<Long, String> names(Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery("select p.id, p.username from Person p where p.id in :ids", Object[].class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(row -> names.put((Long) row[0], (String) row[1]));
        }
        return names;
    }
}
