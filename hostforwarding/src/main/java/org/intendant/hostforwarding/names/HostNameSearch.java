package org.intendant.hostforwarding.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
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

/** The list of rules: one statement for its rows, one for their number, one for how their proxies stand. */
@ApplicationScoped
class HostNameSearch {

    static final Set<String> FILTERS = Set.of("id", "proxy", "guest", "server", "https", "enabled");
    private static final Map<String, String> SORTS =
            Map.of("", "n.domains, n.basePath, n.port", "name", "n.domains", "proxy", "p.name", "guest", "g.name");
    private static final ReadBack NEVER = new ReadBack(State.UNKNOWN, null);

    @PersistenceContext
    EntityManager em;

    @Inject
    OwnerSeals owners;

    @Inject
    Comparisons comparisons;

    /** @param owner who sees only what concerns his servers; empty for who sees all */
    Page<HostNameRow> page(Query query, Optional<Long> owner) {
        query.only(FILTERS, SORTS.keySet());
        Map<String, Object> values = new HashMap<>();
        String from = " from HostName n join Server p on p.id = n.proxyId join Server g on g.id = n.guestId"
                + " left join HostNameTest t on t.hostNameId = n.id left join Certificate c on c.id ="
                + " n.https.certificateId where 1 = 1" + conditions(query, owner, values);
        String direction = query.descending() ? " desc" : "";
        List<Object[]> found = bound(
                        em.createQuery(
                                "select n, p.name, g.name, t, c.name, p.machine.hypervisorId" + from + " order by "
                                        + SORTS.get(query.sort()) + direction + ", n.domains, n.basePath, n.port, n.id",
                                Object[].class),
                        values)
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = bound(em.createQuery("select count(n)" + from, Long.class), values)
                .getSingleResult();
        return new Page<>(rows(found), total);
    }

    private String conditions(Query query, Optional<Long> owner, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        owner.ifPresent(person -> {
            where.append(" and (p.id in :mine or g.id in :mine)");
            values.put("mine", owners.mine(person));
        });
        id(query, "id", where, values, " and n.id = :id");
        id(query, "proxy", where, values, " and p.id = :proxy");
        id(query, "guest", where, values, " and g.id = :guest");
        id(query, "server", where, values, " and (p.id = :server or g.id = :server)");
        flag(query, "https", where, values, " and n.https.on = :https");
        flag(query, "enabled", where, values, " and n.enabled = :enabled");
        if (!query.search().isEmpty()) {
            where.append(
                    " and (n.domains like :word escape '!' or p.name like :word escape '!' or g.name like :word escape"
                            + " '!' or lower(n.comment) like :word escape '!' or lower(n.basePath) like :word escape '!')");
            values.put("word", "%" + query.search().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
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

    private static void flag(
            Query query, String name, StringBuilder where, Map<String, Object> values, String condition) {
        String value = query.filter(name);
        if (!value.isEmpty()) {
            if (!value.equals("yes") && !value.equals("no")) {
                throw new Refused(name, "Filter by yes or no.");
            }
            where.append(condition);
            values.put(name, value.equals("yes"));
        }
    }

    private static <T> TypedQuery<T> bound(TypedQuery<T> query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
    }

    private List<HostNameRow> rows(List<Object[]> found) {
        Map<String, ReadBack> standings = comparisons.readBack(
                HostNames.KIND,
                found.stream()
                        .map(row -> key(((HostName) row[0]).proxyId()))
                        .distinct()
                        .toList());
        return found.stream()
                .map(row -> row(
                        (HostName) row[0],
                        (String) row[1],
                        (String) row[2],
                        (HostNameTest) row[3],
                        (String) row[4],
                        (Long) row[5],
                        standings.getOrDefault(key(((HostName) row[0]).proxyId()), NEVER)))
                .toList();
    }

    private static String key(long serverId) {
        return new Target("server", serverId, "").key();
    }

    private static HostNameRow row(
            HostName rule,
            String proxy,
            String guest,
            @Nullable HostNameTest test,
            @Nullable String certificate,
            @Nullable Long before,
            ReadBack read) {
        HostNameTest told = test != null && rule.isEnabled() && (rule.isTestable() || !test.isAnswered()) ? test : null;
        return new HostNameRow(
                rule.id(),
                rule.version(),
                rule.proxyId(),
                proxy,
                rule.guestId(),
                guest,
                rule.name(),
                rule.domains().toString(),
                rule.port(),
                rule.basePath(),
                rule.guestPort(),
                rule.guestPath(),
                rule.https().isOn(),
                rule.https().isForced(),
                certificate == null ? rule.https().files().certificate() : certificate,
                String.join(", ", rule.options().allowed()),
                rule.options().loginNames(),
                !rule.options().snippet().isEmpty(),
                rule.comment(),
                rule.isEnabled(),
                read.state(),
                read.checked(),
                shown(rule, test, read.state()),
                told == null ? null : told.testedAt(),
                told == null ? "" : told.said(),
                before);
    }

    /** Where the proxy does not serve what is wanted, an answer may have come from somebody else: it proves nothing. */
    private static State shown(HostName rule, @Nullable HostNameTest test, State onTheHost) {
        if (!rule.isEnabled()) {
            return State.OFF;
        }
        if (!rule.isTestable() && (test == null || test.isAnswered())) {
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
