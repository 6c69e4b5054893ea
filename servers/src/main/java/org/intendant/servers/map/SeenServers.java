package org.intendant.servers.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.operations.Comparisons;
import org.intendant.people.CurrentActor;
import org.intendant.plans.Target;
import org.intendant.servers.OwnerSeals;
import org.intendant.web.State;

/** Asks about servers {@code s}, of those only that the caller may see. */
@ApplicationScoped
class SeenServers {
    @PersistenceContext
    EntityManager em;

    @Inject
    OwnerSeals owners;

    @Inject
    CurrentActor actor;

    @Inject
    Comparisons comparisons;

    /** How many there are. */
    long number() {
        return query("select count(s) from Server s", "", Long.class, Map.of()).getSingleResult();
    }

    /** Rows by the servers' names, the first so many. */
    Stream<Object[]> first(String select, int most) {
        return query(select, " order by s.name", Object[].class, Map.of())
                .setMaxResults(most)
                .getResultStream();
    }

    /** Rows of these servers. */
    Stream<Object[]> of(Collection<Long> servers, String select) {
        return query(select + " where s.id in :ids", "", Object[].class, Map.of("ids", servers))
                .getResultStream();
    }

    /** So many of all: up to half of them that do not answer, then those that differ, then by name; and what these run on. */
    Set<Long> worst(int most) {
        Set<Long> worst = new LinkedHashSet<>(query(
                        "select s.id from Server s join Reachability r on r.serverId = s.id where r.state = :state",
                        " order by s.name",
                        Long.class,
                        Map.of("state", State.UNREACHABLE))
                .setMaxResults((most + 1) / 2)
                .getResultList());
        comparisons.differingTargets("server", most - worst.size()).stream()
                .map(SeenServers::id)
                .forEach(worst::add);
        first("select s.id, s.name from Server s", most)
                .map(row -> (Long) row[0])
                .forEach(id -> {
                    if (worst.size() < most) {
                        worst.add(id);
                    }
                });
        worst.addAll(query(
                        "select distinct s.machine.hypervisorId from Server s where s.id in :ids and s.machine.hypervisorId is not null",
                        "",
                        Long.class,
                        Map.of("ids", List.copyOf(worst)))
                .getResultList());
        return worst;
    }

    private static long id(String key) {
        return Long.parseLong(key.substring(new Target("server", 0, "").key().length() - 1));
    }

    private <T> TypedQuery<T> query(String select, String order, Class<T> type, Map<String, Object> values) {
        Optional<Long> onlyOf = actor.seesOnlyOf();
        List<String> parts = new ArrayList<>(List.of(select));
        onlyOf.ifPresent(person -> parts.add((select.contains(" where ") ? " and " : " where ") + "s.id in :mine"));
        TypedQuery<T> asked = em.createQuery(String.join("", parts) + order, type);
        values.forEach(asked::setParameter);
        onlyOf.ifPresent(person -> asked.setParameter("mine", owners.mine(person)));
        return asked;
    }
}
