package org.intendant.notices.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.notices.Trouble;
import org.intendant.notices.Troubles;
import org.intendant.notices.wishes.Recipient;

/** Compares what is amiss now with what was, and tells each person once when it lasts, and once when it is well again. */
@ApplicationScoped
class Conditions {

    @PersistenceContext
    EntityManager em;

    @Inject
    @Any
    Instance<Troubles> troubles;

    @Inject
    Telling telling;

    void look(List<Recipient> people, Instant now) {
        Map<String, Trouble> amiss = amiss();
        Map<String, Condition> known = em.createQuery("select c from Condition c", Condition.class)
                .getResultStream()
                .collect(Collectors.toMap(Condition::key, condition -> condition));
        known.forEach((key, condition) -> {
            if (!amiss.containsKey(key)) {
                condition.isWell(now);
            }
        });
        amiss.forEach((key, trouble) -> {
            Condition condition = known.get(key);
            if (condition == null) {
                Condition fresh = new Condition(trouble);
                em.persist(fresh);
                known.put(key, fresh);
            } else {
                condition.takes(trouble);
            }
        });
        em.flush();
        amiss.values().removeIf(trouble -> !trouble.ignored());
        tell(known, amiss.keySet(), people, now);
    }

    /** One for each kind and target: what says most, since the earliest. */
    private Map<String, Trouble> amiss() {
        Map<String, Trouble> all = new HashMap<>();
        troubles.forEach(source -> source.now()
                .forEach(trouble -> all.merge(
                        Condition.key(trouble.what().kind(), trouble.target().key()), trouble, Conditions::together)));
        return all;
    }

    private static Trouble together(Trouble one, Trouble other) {
        Trouble says = one.what().compareTo(other.what()) > 0 ? one : other;
        Instant since = one.since().isBefore(other.since()) ? one.since() : other.since();
        return new Trouble(says.what(), says.target(), since, says.href(), one.ignored() && other.ignored());
    }

    private void tell(Map<String, Condition> known, Set<String> ignored, List<Recipient> people, Instant now) {
        Map<Long, Set<Long>> told = told();
        Set<String> gone = gone(known.values().stream()
                .filter(condition -> condition.isOver(now))
                .flatMap(condition -> condition.targetKeys().stream())
                .collect(Collectors.toSet()));
        for (Condition condition : known.values()) {
            Set<Long> knowing = told.getOrDefault(condition.id(), Set.of());
            if (condition.isOver(now)) {
                boolean silently = gone.containsAll(condition.targetKeys());
                end(condition, silently ? List.of() : people, knowing, now);
            } else if (!ignored.contains(condition.key())) {
                tell(condition, people, knowing, now);
            }
        }
    }

    private void tell(Condition condition, List<Recipient> people, Set<Long> knowing, Instant now) {
        people.stream()
                .filter(person -> !knowing.contains(person.id()))
                .filter(person ->
                        condition.lastsFor(person.wish(condition.kind()).after(), now))
                .filter(person -> mayHear(person, condition))
                .filter(person -> telling.tell(person, condition.said()))
                .forEach(person -> em.persist(new Told(condition.id(), person.id())));
    }

    private void end(Condition condition, List<Recipient> people, Set<Long> knowing, Instant now) {
        people.stream()
                .filter(person -> knowing.contains(person.id()))
                .filter(person -> mayHear(person, condition))
                .forEach(person -> telling.tell(person, condition.saidWell(now)));
        em.createQuery("delete from Told t where t.key.condition = :condition")
                .setParameter("condition", condition.id())
                .executeUpdate();
        em.remove(condition);
    }

    private Set<String> gone(Set<String> targetKeys) {
        return targetKeys.isEmpty()
                ? Set.of()
                : troubles.stream()
                        .flatMap(source -> source.gone(targetKeys).stream())
                        .collect(Collectors.toSet());
    }

    private static boolean mayHear(Recipient person, Condition condition) {
        return person.sees(condition.targetKeys()) && !person.isMuted(condition.kind(), condition.targetKeys());
    }

    private Map<Long, Set<Long>> told() {
        Map<Long, Set<Long>> told = new HashMap<>();
        em.createQuery("select t from Told t", Told.class)
                .getResultStream()
                .forEach(one -> told.computeIfAbsent(one.condition(), none -> new HashSet<>())
                        .add(one.person()));
        return told;
    }
}
