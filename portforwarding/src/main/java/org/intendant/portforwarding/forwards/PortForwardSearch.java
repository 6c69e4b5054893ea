package org.intendant.portforwarding.forwards;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.operations.Comparisons;
import org.intendant.operations.ReadBack;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.OwnerSeals;
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
        Map<String, Object> values = new HashMap<>();
        String from = " from PortForward f join Server h on h.id = f.hypervisorId join Server g on g.id = f.guestId"
                + " left join PortForwardTest t on t.forwardId = f.id left join PortForwardHost o on o.serverId = h.id where 1 = 1"
                + conditions(query, owner, values);
        String direction = query.descending() ? " desc" : "";
        List<Object[]> found = bound(
                        em.createQuery(
                                "select f, h.name, g.name, t, o" + from + " order by " + SORTS.get(query.sort())
                                        + direction + ", h.name, f.firstPort, f.protocol, f.id",
                                Object[].class),
                        values)
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = bound(em.createQuery("select count(f)" + from, Long.class), values)
                .getSingleResult();
        return new Page<>(rows(found), total);
    }

    private String conditions(Query query, Optional<Long> owner, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        owner.ifPresent(person -> {
            where.append(" and (h.id in :mine or g.id in :mine)");
            values.put("mine", owners.mine(person));
        });
        id(query, "id", where, values, " and f.id = :id");
        id(query, "hypervisor", where, values, " and h.id = :hypervisor");
        id(query, "guest", where, values, " and g.id = :guest");
        id(query, "server", where, values, " and (h.id = :server or g.id = :server)");
        if (!query.filter("protocol").isEmpty()) {
            where.append(" and f.protocol = :protocol");
            values.put("protocol", Protocol.of(query.filter("protocol")));
        }
        if (!query.filter("enabled").isEmpty()) {
            where.append(" and f.enabled = :enabled");
            values.put("enabled", yes(query.filter("enabled")));
        }
        if (!query.search().isEmpty()) {
            where.append(" and (h.name like :word escape '!' or g.name like :word escape '!' or lower(f.comment) like"
                    + " :word escape '!' or f.publicAddress like :word escape '!' or (f.firstPort <= :port and f.lastPort >="
                    + " :port) or f.guestPort = :port)");
            values.put("word", "%" + query.search().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
            values.put("port", query.search().matches("[0-9]{1,5}") ? Integer.parseInt(query.search()) : 0);
        }
        return where.toString();
    }

    private static void id(
            Query query, String name, StringBuilder where, Map<String, Object> values, String condition) {
        String value = query.filter(name);
        if (!value.isEmpty()) {
            if (!value.matches("[0-9]{1,18}")) {
                throw new Refused(name, "Give a primary key, a number.");
            }
            where.append(condition);
            values.put(name, Long.parseLong(value));
        }
    }

    private static boolean yes(String value) {
        return switch (value) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new Refused("enabled", "Filter by yes or no.");
        };
    }

    private static <T> TypedQuery<T> bound(TypedQuery<T> query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
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
