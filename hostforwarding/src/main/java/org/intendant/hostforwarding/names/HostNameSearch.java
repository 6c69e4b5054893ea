package org.intendant.hostforwarding.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
        Conditions conditions = conditions(query, owner);
        String from = " from HostName n join Server p on p.id = n.proxyId join Server g on g.id = n.guestId"
                + " left join HostNameTest t on t.hostNameId = n.id left join Certificate c on c.id ="
                + " n.https.certificateId" + conditions.where();
        String direction = query.descending() ? " desc" : "";
        List<Object[]> found = conditions
                .bind(em.createQuery(
                        "select n, p.name, g.name, t, c.name, p.machine.hypervisorId" + from + " order by "
                                + SORTS.get(query.sort()) + direction + ", n.domains, n.basePath, n.port, n.id",
                        Object[].class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = conditions
                .bind(em.createQuery("select count(n)" + from, Long.class))
                .getSingleResult();
        return new Page<>(rows(found), total);
    }

    private Conditions conditions(Query query, Optional<Long> owner) {
        Conditions conditions = new Conditions()
                .id(query, "id", "n.id = :id")
                .id(query, "proxy", "p.id = :proxy")
                .id(query, "guest", "g.id = :guest")
                .id(query, "server", "(p.id = :server or g.id = :server)")
                .flag(query, "https", "n.https.on = :https")
                .flag(query, "enabled", "n.enabled = :enabled")
                .search(
                        query,
                        "(n.domains like :search escape '!' or p.name like :search escape '!' or g.name like :search escape '!'"
                                + " or lower(n.comment) like :search escape '!' or lower(n.basePath) like :search escape '!')");
        owner.ifPresent(person -> conditions.and("(p.id in :mine or g.id in :mine)", "mine", owners.mine(person)));
        return conditions;
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
