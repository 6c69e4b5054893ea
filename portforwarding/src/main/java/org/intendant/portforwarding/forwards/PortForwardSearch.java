package org.intendant.portforwarding.forwards;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.operations.Comparisons;
import org.intendant.operations.ReadBack;
import org.intendant.plans.Target;
import org.intendant.servers.OwnerSeals;
import org.intendant.web.Conditions;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** The list of forwards: one statement for its rows, one for their number, one for how their hypervisors stand. */
@ApplicationScoped
class PortForwardSearch {

    static final Set<String> FILTERS = Set.of("id", "hypervisor", "guest", "server", "protocol", "enabled");
    private static final Map<String, String> SORTS = Map.of(
            "", "h.name, f.firstPort",
            "port", "f.firstPort",
            "hypervisor", "h.name",
            "guest", "g.name",
            "protocol", "f.protocol");
    private static final ReadBack NEVER = new ReadBack(State.UNKNOWN, null);

    @PersistenceContext
    EntityManager em;

    @Inject
    OwnerSeals owners;

    @Inject
    Comparisons comparisons;

    /** @param owner who sees only what concerns his servers; empty for who sees all */
    Page<PortForwardRow> page(Query query, Optional<Long> owner) {
        query.only(FILTERS, SORTS.keySet());
        Conditions conditions = conditions(query, owner);
        String from = " from PortForward f join Server h on h.id = f.hypervisorId join Server g on g.id = f.guestId"
                + " left join PortForwardTest t on t.forwardId = f.id left join PortForwardHost o on o.serverId = h.id"
                + conditions.where();
        String direction = query.descending() ? " desc" : "";
        List<Object[]> found = conditions
                .bind(em.createQuery(
                        "select f, h.name, g.name, t, o" + from + " order by " + SORTS.get(query.sort()) + direction
                                + ", h.name, f.firstPort, f.protocol, f.id",
                        Object[].class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = conditions
                .bind(em.createQuery("select count(f)" + from, Long.class))
                .getSingleResult();
        return new Page<>(rows(found), total);
    }

    private Conditions conditions(Query query, Optional<Long> owner) {
        Conditions conditions = new Conditions()
                .id(query, "id", "f.id = :id")
                .id(query, "hypervisor", "h.id = :hypervisor")
                .id(query, "guest", "g.id = :guest")
                .id(query, "server", "(h.id = :server or g.id = :server)")
                .flag(query, "enabled", "f.enabled = :enabled")
                .search(
                        query,
                        "(h.name like :search escape '!' or g.name like :search escape '!' or lower(f.comment) like :search"
                                + " escape '!' or f.publicAddress like :search escape '!' or (f.firstPort <= :port and"
                                + " f.lastPort >= :port) or f.guestPort = :port)")
                .with("port", query.search().matches("[0-9]{1,5}") ? Integer.parseInt(query.search()) : 0);
        owner.ifPresent(person -> conditions.and("(h.id in :mine or g.id in :mine)", "mine", owners.mine(person)));
        if (!query.filter("protocol").isEmpty()) {
            conditions.and("f.protocol = :protocol", "protocol", Protocol.of(query.filter("protocol")));
        }
        return conditions;
    }

    private List<PortForwardRow> rows(List<Object[]> found) {
        Map<String, ReadBack> standings = comparisons.readBack(
                PortForwards.KIND,
                found.stream()
                        .map(row -> key(((PortForward) row[0]).hypervisorId()))
                        .distinct()
                        .toList());
        return found.stream()
                .map(row -> row(
                        (PortForward) row[0],
                        (String) row[1],
                        (String) row[2],
                        (PortForwardTest) row[3],
                        standing(
                                (PortForward) row[0],
                                (PortForwardHost) row[4],
                                standings.getOrDefault(key(((PortForward) row[0]).hypervisorId()), NEVER))))
                .toList();
    }

    private static String key(long serverId) {
        return new Target("server", serverId, "").key();
    }

    /** One that is off, and was read not to be there, is as wanted whatever else differs on its hypervisor. */
    private static ReadBack standing(PortForward forward, @Nullable PortForwardHost host, ReadBack read) {
        return !forward.isEnabled() && read.state() == State.DIFFERS && host != null && !host.has(forward.id())
                ? new ReadBack(State.IN_SYNC, read.checked())
                : read;
    }

    private static PortForwardRow row(
            PortForward forward, String hypervisor, String guest, @Nullable PortForwardTest test, ReadBack read) {
        Instant tested = test == null || !forward.isTestable() ? null : test.testedAt();
        return new PortForwardRow(
                forward.id(),
                forward.version(),
                forward.hypervisorId(),
                hypervisor,
                forward.guestId(),
                guest,
                forward.protocol().word(),
                forward.ports().toString(),
                forward.guestPorts().toString(),
                forward.publicAddress(),
                forward.sourcesText(),
                forward.comment(),
                forward.isEnabled(),
                forward.isForced(),
                read.state(),
                read.checked(),
                shown(forward, test, read.state()),
                tested,
                tested == null || test == null ? "" : test.said());
    }

    /** Where the hypervisor does not forward as wanted, an answer may have come from somebody else: it proves nothing. */
    private static State shown(PortForward forward, @Nullable PortForwardTest test, State onTheHost) {
        if (!forward.isEnabled()) {
            return State.OFF;
        }
        if (!forward.isTestable()) {
            return State.UNTESTABLE;
        }
        if (test == null) {
            return State.UNKNOWN;
        }
        if (!test.isAnswered()) {
            return State.NO_ANSWER;
        }
        return onTheHost == State.IN_SYNC ? State.ANSWERS : State.UNKNOWN;
    }
}
