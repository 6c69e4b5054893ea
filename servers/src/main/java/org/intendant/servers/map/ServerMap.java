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
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Standing;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.servers.MapMark;
import org.intendant.servers.MapMarks;
import org.intendant.servers.ServerRole;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** Every server that the caller may see, with where it runs, how it stands and what features mark on it. */
@ApplicationScoped
public class ServerMap {
    /** More than these a browser does not draw while one waits, and nobody looks through. */
    private static final int MOST = 5_000;

    @Inject
    SeenServers seen;

    @Inject
    Comparisons comparisons;

    @Inject
    @Any
    Instance<MapMarks> marks;

    /**
     * What the map shows.
     *
     * @param servers by name
     * @param all how many the caller may see: more than the servers where those would be too many
     */
    public record Shown(List<MappedServer> servers, long all) {}

    /**
     * All of them up to 5,000. Of more, first of those that do not answer and of those that differ, then by name, and the
     * hypervisors of these. Four statements and those of the marks, of more servers nine, whatever their number.
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Shown read() {
        return read(MOST);
    }

    Shown read(int most) {
        List<MapRow> all = seen.first(MapRow.QUERY, most + 1).map(MapRow::of).toList();
        if (all.size() <= most) {
            return new Shown(shown(all), all.size());
        }
        List<MapRow> worst =
                seen.of(seen.worst(most), MapRow.QUERY).map(MapRow::of).toList();
        return new Shown(
                shown(worst.stream().sorted(Comparator.comparing(MapRow::name)).toList()), seen.number());
    }

    private List<MappedServer> shown(List<MapRow> rows) {
        Set<Long> ids = rows.stream().map(MapRow::id).collect(toSet());
        Map<String, Standing> standings =
                comparisons.standings(rows.stream().map(MapRow::key).toList());
        Map<Long, List<String>> tags = seen.of(ids, "select s.id, t from Server s join s.description.tags t")
                .sorted(Comparator.comparing(row -> (String) row[1]))
                .collect(groupingBy(row -> (Long) row[0], mapping(row -> (String) row[1], toList())));
        Set<Long> hypervisors = seen.of(ids, "select s.id, r from Server s join s.roles r")
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
