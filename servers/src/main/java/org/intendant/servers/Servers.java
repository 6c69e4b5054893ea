package org.intendant.servers;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.intendant.data.AfterCommit;
import org.intendant.hosts.HostAddress;
import org.intendant.hosts.Hosts;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Standing;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.intendant.web.State;

/** All servers. Members see and change those that they own; to everybody else of them there is no such server. */
@ApplicationScoped
public class Servers {
    @PersistenceContext
    EntityManager em;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    ServerRules rules;

    @Inject
    Comparisons comparisons;

    @Inject
    ServerHosts serverHosts;

    @Inject
    Hosts hosts;

    @Inject
    AfterCommit afterCommit;

    /**
     * Servers as lists show them.
     *
     * @param query searches names, titles, addresses and tags; filters {@code tag}, {@code owner} (person id), {@code
     *     hypervisor} (server id), {@code role}, {@code reachable} and {@code state} (in_sync, differs, unknown); sorts by
     *     {@code name}, {@code address}, {@code system}, {@code reachable}
     * @throws Refused when a filter or the sort is another
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Page<ServerRow> page(Query query) {
        ServerSearch search = visible(query);
        if (!query.filter("state").isEmpty()) {
            search.among(standing(search, query.filter("state")));
        }
        return new Page<>(rows(search.ids(em, query)), search.count(em));
    }

    /** How all servers that match stand, by state; a server without any comparison counts as unknown. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Map<State, Long> counts(String search) {
        return states(visible(Query.matching(search)).ids(em)).values().stream()
                .collect(groupingBy(Function.identity(), counting()));
    }

    /** How many servers answer, by state; empty when there are none. */
    @Allowed(Permission.SEE_OVERVIEW)
    @Transactional
    public Map<State, Long> reachable() {
        return rows(visible(Query.all()).ids(em)).stream().collect(groupingBy(ServerRow::reachable, counting()));
    }

    /** When the server was tried whose answer is the oldest; empty when none was tried. */
    @Allowed(Permission.SEE_OVERVIEW)
    @Transactional
    public Optional<Instant> oldestAnswer() {
        return rows(visible(Query.all()).ids(em)).stream()
                .map(ServerRow::checkedAt)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder());
    }

    /** Every tag in use that the caller may see, in order. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<String> tags() {
        List<Long> ids = visible(Query.all()).ids(em);
        return ids.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select distinct t from Server s join s.tags t where s.id in :ids order by t",
                                String.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** The server with all its lists, or empty when there is none that the caller may see. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<Server> find(long id) {
        return Optional.ofNullable(em.find(Server.class, id))
                .filter(server -> actor.seesAll() || actor.owns(server.target()))
                .map(Servers::whole);
    }

    /**
     * The server with all its lists.
     *
     * @throws Refused as not found when there is none that the caller may see
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Server get(long id) {
        return find(id).orElseThrow(ServerRules::noSuchServer);
    }

    /** What was last read from it. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<ServerFacts> facts(long id) {
        get(id);
        return Optional.ofNullable(em.find(ServerFacts.class, id));
    }

    /** Whether it answered lately. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public Optional<Reachability> reachability(long id) {
        get(id);
        return Optional.ofNullable(em.find(Reachability.class, id));
    }

    /** What its form begins with. */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public ServerDraft draft(long id) {
        return ServerDraft.of(get(id));
    }

    /**
     * Changes a server to what the draft says. Members may change title, notes and tags of their own.
     *
     * @return its new version
     * @throws Refused naming the fields that are wrong, or as a conflict when somebody changed it since the draft was read
     */
    @Allowed(Permission.CHANGE_SERVERS)
    @Transactional
    public Server change(long id, ServerDraft draft) {
        Server server = get(id);
        if (server.version() != draft.getVersion()) {
            throw new Refused(
                    Refused.Why.CONFLICT,
                    server.name() + " was changed by somebody else since you opened it. What you typed is still here:"
                            + " look at the server and save again.");
        }
        String before = ServerText.describe(server);
        HostAddress was = serverHosts.address(id);
        rules.check(draft, id);
        server.change(draft);
        String after = ServerText.describe(server);
        rules.mayChange(before, after);
        rules.flush(server);
        serverHosts.address(id);
        audit.record("server.change", server.target().key(), server.name(), before, after);
        afterCommit.run(() -> hosts.forget(was));
        return server;
    }

    /** What still depends on it, a sentence each: while there is any, it cannot be removed. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<String> dependents(long id) {
        get(id);
        return rules.dependents(id);
    }

    /**
     * Removes a server from Intendant. The host itself stays as it is.
     *
     * @param typedName its name, as the person typed it
     * @throws Refused when the name is another, or as a conflict while something depends on it
     */
    @Allowed(Permission.ADD_SERVERS)
    @Transactional
    public void remove(long id, String typedName) {
        Server server = get(id);
        ServerRules.typed(server, typedName);
        List<String> dependents = rules.dependents(id);
        if (!dependents.isEmpty()) {
            throw new Refused(
                    Refused.Why.CONFLICT, server.name() + " cannot be removed yet. " + String.join(" ", dependents));
        }
        HostAddress was = serverHosts.address(id);
        for (String beside : List.of("ServerFacts", "Reachability", "Account")) {
            em.createQuery("delete from " + beside + " x where x.serverId = :id")
                    .setParameter("id", id)
                    .executeUpdate();
        }
        comparisons.forget(server.target());
        audit.record("server.remove", server.target().key(), server.name(), ServerText.describe(server), "");
        em.remove(server);
        em.flush();
        afterCommit.run(() -> hosts.forget(was));
    }

    /** Every server that the caller may see, by name and without a limit: for choices and maps. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<ServerRow> all() {
        return rows(visible(Query.all()).ids(em)).stream()
                .sorted(comparing(ServerRow::name))
                .toList();
    }

    private ServerSearch visible(Query query) {
        ServerSearch search = new ServerSearch(query);
        return actor.seesAll()
                ? search
                : search.ownedBy(Objects.requireNonNullElse(actor.get().personId(), -1L));
    }

    private List<Long> standing(ServerSearch search, String wanted) {
        State state = ServerSearch.state(wanted);
        return states(search.ids(em)).entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<Long, State> states(List<Long> ids) {
        Map<String, Standing> standings =
                comparisons.standings(ids.stream().map(Servers::key).toList());
        return ids.stream()
                .collect(toMap(
                        Function.identity(),
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
        Map<Long, Object[]> byId = em.createQuery(
                        "select s, r, f.system from Server s left join Reachability r on r.serverId = s.id left join"
                                + " ServerFacts f on f.serverId = s.id where s.id in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(toMap(row -> ((Server) row[0]).id(), Function.identity()));
        return ids.stream()
                .map(byId::get)
                .map(row -> ServerRow.of(
                        (Server) row[0], (Reachability) row[1], Objects.requireNonNullElse((String) row[2], "")))
                .toList();
    }

    /** With its lists read, so that it can be shown after the transaction. */
    private static Server whole(Server server) {
        ServerText.describe(server);
        return server;
    }
}
