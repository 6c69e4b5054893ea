package org.intendant.servers;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Standing;
import org.intendant.people.CurrentActor;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.typed.Text;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.intendant.web.State;

/** The lists behind {@link Servers}: what the caller may see of them, with what was found lately beside. */
@ApplicationScoped
class ServerRows {
    @PersistenceContext
    EntityManager em;

    @Inject
    CurrentActor actor;

    @Inject
    OwnerSeals owners;

    @Inject
    Comparisons comparisons;

    Page<ServerRow> page(Query query) {
        ServerSearch search = standing(query);
        return new Page<>(rows(search.ids(em, query)), search.count(em));
    }

    /** What matches, by name. */
    List<Target> targets(Query query, int most) {
        return atMost(most, standing(query).targets(em, most + 1));
    }

    private static List<Target> atMost(int most, List<Target> targets) {
        if (targets.size() > most) {
            throw new Refused("servers", "More than " + most + " servers match. Search or filter first.");
        }
        return targets;
    }

    List<Target> named(Collection<Long> ids) {
        Set<Long> wanted = Set.copyOf(ids);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Target> targets = visible(Query.all()).among(wanted).targets(em, wanted.size());
        if (targets.size() < wanted.size()) {
            throw ServerRules.noSuchServer();
        }
        return targets;
    }

    private ServerSearch standing(Query query) {
        ServerSearch search = visible(query);
        return query.filter("state").isEmpty() ? search : standing(search, ServerSearch.state(query.filter("state")));
    }

    List<Target> offered(Query query) {
        return standing(query).targets(em, query.limit());
    }

    Map<String, Long> called(Collection<String> names) {
        Set<String> wanted = names.stream().map(Text::lower).collect(toSet());
        return wanted.isEmpty()
                ? Map.of()
                : visible(Query.all()).called(wanted).targets(em, wanted.size()).stream()
                        .collect(toMap(Target::name, Target::id));
    }

    List<Target> chosen(Collection<Long> ids, Collection<String> tags, int most) {
        return ids.isEmpty() && tags.isEmpty()
                ? List.of()
                : atMost(most, visible(Query.all()).chosen(ids, tags).targets(em, most + 1));
    }

    /** How many match, by how they stand: without a search in two statements that read no server. */
    Map<State, Long> counts(Query query) {
        if (!query.search().isEmpty()) {
            return states(visible(query).ids(em)).values().stream().collect(groupingBy(identity(), counting()));
        }
        Comparisons.Summary compared = comparisons.summary("server");
        long known = compared.inSync() + compared.differ();
        return Map.of(
                State.IN_SYNC, compared.inSync(),
                State.DIFFERS, compared.differ(),
                State.UNKNOWN, Math.max(0, visible(query).count(em) - known));
    }

    List<String> tags() {
        return visible(Query.all()).tags(em);
    }

    private ServerSearch visible(Query query) {
        ServerSearch search = new ServerSearch(query);
        return actor.seesOnlyOf().map(owners::mine).map(search::only).orElse(search);
    }

    /** Those that stand so, named one by one, or all but the others: whichever is shorter. */
    private ServerSearch standing(ServerSearch search, State wanted) {
        Map<Boolean, List<Long>> so = states(search.ids(em)).entrySet().stream()
                .collect(partitioningBy(entry -> entry.getValue() == wanted, mapping(Map.Entry::getKey, toList())));
        List<Long> these = so.getOrDefault(true, List.of());
        List<Long> others = so.getOrDefault(false, List.of());
        return these.size() <= others.size() ? search.among(these) : search.butNot(others);
    }

    private Map<Long, State> states(List<Long> ids) {
        Map<String, Standing> standings =
                comparisons.standings(ids.stream().map(ServerRows::key).toList());
        return ids.stream()
                .collect(toMap(
                        identity(),
                        id -> Optional.ofNullable(standings.get(key(id)))
                                .map(Standing::state)
                                .orElse(State.UNKNOWN)));
    }

    private static String key(long id) {
        return new Target("server", id, "").key();
    }

    private List<ServerRow> rows(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, ServerRow> byId = em
                .createQuery(
                        "select s, coalesce(f.system, ''), r.state, r.checkedAt, coalesce(r.error, '') from Server s left join"
                                + " Reachability r on r.serverId = s.id left join Reading f on f.serverId = s.id where s.id"
                                + " in :ids",
                        Tuple.class)
                .setParameter("ids", ids)
                .getResultList() // all before the first is looked into, so that what hangs on them is read at once
                .stream()
                .map(ServerRows::row)
                .collect(toMap(ServerRow::id, identity()));
        return ids.stream().map(byId::get).toList();
    }

    private static ServerRow row(Tuple row) {
        return ServerRow.of(
                row.get(0, Server.class),
                row.get(1, String.class),
                Objects.requireNonNullElse(row.get(2, State.class), State.UNKNOWN),
                row.get(3, Instant.class),
                row.get(4, String.class));
    }
}
