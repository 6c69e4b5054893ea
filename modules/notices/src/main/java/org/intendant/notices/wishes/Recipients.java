package org.intendant.notices.wishes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.notices.Kind;
import org.intendant.people.Ownership;
import org.intendant.people.Person;

/** Everybody who may be told something now: whoever can sign in. */
@ApplicationScoped
public class Recipients {

    @PersistenceContext
    EntityManager em;

    @Inject
    @Any
    Instance<Ownership> ownerships;

    /** All of them, in three statements and one more for each member of whom something must be known. */
    public List<Recipient> all(Instant now) {
        Map<Long, Map<Kind, Wish>> wishes = new HashMap<>();
        em.createQuery("select w from Wish w", Wish.class)
                .getResultStream()
                .forEach(wish -> wishes.computeIfAbsent(wish.personId(), none -> new EnumMap<>(Kind.class))
                        .put(wish.kind(), wish));
        List<Mute> mutes = em.createQuery("select m from Mute m where m.until > :now", Mute.class)
                .setParameter("now", now)
                .getResultList();
        return em.createQuery(
                        "select p from Person p where p.active = true and p.passwordHash is not null order by p.id",
                        Person.class)
                .getResultStream()
                .map(person -> new Recipient(
                        person, wishes.getOrDefault(person.getId(), Map.of()), mutes, () -> owned(person.getId())))
                .toList();
    }

    private Set<String> owned(long personId) {
        return ownerships.stream()
                .flatMap(ownership -> ownership.ownedBy(personId).stream())
                .collect(Collectors.toSet());
    }
}
