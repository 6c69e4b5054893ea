package org.intendant.servers.map;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Standing;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.servers.MapMark;
import org.intendant.servers.MapMarks;
import org.intendant.servers.ServerRole;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** Every server that the caller may see, with where it runs, how it stands and what features mark on it. */
@ApplicationScoped
public class ServerMap {
    @PersistenceContext
    EntityManager em;

    @Inject
    CurrentActor actor;

    @Inject
    Comparisons comparisons;

    @Inject
    @Any
    Instance<MapMarks> marks;

    /** All of them, by name: four statements and those of the marks, whatever the number of servers. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<MappedServer> all() {
        List<MapRow> rows =
                asked(MapRow.QUERY, "s.name", Object[].class).map(MapRow::of).toList();
        Set<Long> ids = rows.stream().map(MapRow::id).collect(toSet());
        Map<String, Standing> standings =
                comparisons.standings(rows.stream().map(MapRow::key).toList());
        Map<Long, List<String>> tags = asked(
                        "select s.id, t from Server s join s.description.tags t", "t", Object[].class)
                .collect(groupingBy(row -> (Long) row[0], mapping(row -> (String) row[1], toList())));
        Set<Long> hypervisors = asked("select s.id, r from Server s join s.roles r", "s.id", Object[].class)
                .filter(row -> row[1] == ServerRole.HYPERVISOR)
                .map(row -> (Long) row[0])
                .collect(toSet());
        Map<Long, List<MapMark>> marked = marked(ids);
        return rows.stream()
                .map(row -> new MappedServer(
                        row.id(),
                        row.name(),
                        row.title(),
                        row.host(),
                        requireNonNullElse(row.system(), ""),
                        row.hypervisorId() != null && ids.contains(row.hypervisorId()) ? row.hypervisorId() : null,
                        hypervisors.contains(row.id()),
                        state(standings.get(row.key())),
                        checked(standings.get(row.key())),
                        standings.containsKey(row.key()),
                        requireNonNullElse(row.reachable(), State.UNKNOWN),
                        row.tried(),
                        requireNonNullElse(row.trouble(), ""),
                        tags.getOrDefault(row.id(), List.of()),
                        marked.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static State state(@Nullable Standing standing) {
        return standing == null ? State.UNKNOWN : standing.state();
    }

    private static @Nullable Instant checked(@Nullable Standing standing) {
        return standing == null ? null : standing.checked();
    }

    private <T> Stream<T> asked(String query, String order, Class<T> type) {
        Optional<Long> onlyOf = actor.seesOnlyOf();
        TypedQuery<T> asked = em.createQuery(
                query + (onlyOf.isPresent() ? " where :person member of s.owners" : "") + " order by " + order, type);
        onlyOf.ifPresent(person -> asked.setParameter("person", person));
        return asked.getResultStream();
    }

    private Map<Long, List<MapMark>> marked(Set<Long> ids) {
        Map<Long, List<MapMark>> marked = new HashMap<>();
        marks.stream()
                .sorted(Comparator.comparingInt(MapMarks::order))
                .forEach(feature -> feature.of(ids)
                        .forEach((id, more) -> marked.computeIfAbsent(id, first -> new ArrayList<>())
                                .addAll(more)));
        return marked;
    }
}
