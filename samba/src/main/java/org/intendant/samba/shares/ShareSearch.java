package org.intendant.samba.shares;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.operations.Comparisons;
import org.intendant.operations.ReadBack;
import org.intendant.plans.Target;
import org.intendant.servers.OwnerSeals;
import org.intendant.servers.Server;
import org.intendant.web.Conditions;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** The list of shares: one statement for its rows, one for their number, one for their users, one for how servers stand. */
@ApplicationScoped
class ShareSearch {

    private static final Set<String> FILTERS = Set.of("id", "server", "user", "guests");
    private static final Map<String, String> SORTS =
            Map.of("", "h.name, s.nameKey", "name", "s.nameKey", "path", "s.path", "server", "h.name");
    private static final ReadBack NEVER = new ReadBack(State.UNKNOWN, null);

    @PersistenceContext
    EntityManager em;

    @Inject
    OwnerSeals owners;

    @Inject
    AccessSeals seals;

    @Inject
    Comparisons comparisons;

    /** @param owner who sees only what is on his servers; empty for who sees all */
    Page<ShareRow> page(Query query, Optional<Long> owner) {
        query.only(FILTERS, SORTS.keySet());
        Conditions conditions = conditions(query, owner);
        String from = " from Share s join Server h on h.id = s.serverId left join ShareTest t on t.shareId = s.id"
                + " left join ShareUsage u on u.shareId = s.id" + conditions.where();
        String direction = query.descending() ? " desc" : "";
        List<Object[]> found = conditions
                .bind(em.createQuery(
                        "select s, h, t, u" + from + " order by " + SORTS.get(query.sort()) + direction
                                + ", h.name, s.nameKey, s.id",
                        Object[].class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = conditions
                .bind(em.createQuery("select count(s)" + from, Long.class))
                .getSingleResult();
        return new Page<>(rows(found), total);
    }

    private Conditions conditions(Query query, Optional<Long> owner) {
        Conditions conditions = new Conditions()
                .id(query, "id", "s.id = :id")
                .id(query, "server", "h.id = :server")
                .flag(query, "guests", "s.guests = :guests")
                .search(
                        query,
                        "(s.nameKey like :search escape '!' or lower(s.path) like :search escape '!' or lower(s.comment) like"
                                + " :search escape '!' or h.name like :search escape '!' or exists (select a from Share x join"
                                + " x.access a join ShareUser n on n.id = a.userId where x.id = s.id and n.name like :search"
                                + " escape '!'))");
        owner.ifPresent(person -> conditions.and("h.id in :mine", "mine", owners.mine(person)));
        if (!query.filter("user").isEmpty()) {
            conditions.and(
                    "exists (select a from Share x join x.access a join ShareUser n on n.id = a.userId where x.id = s.id and"
                            + " n.name = :user)",
                    "user",
                    query.filter("user").toLowerCase(Locale.ROOT));
        }
        return conditions;
    }

    private List<ShareRow> rows(List<Object[]> found) {
        Map<String, ReadBack> standings = comparisons.readBack(
                Shares.KIND,
                found.stream()
                        .map(row -> key(((Share) row[0]).serverId()))
                        .distinct()
                        .toList());
        Map<Long, Named> users = users(found);
        return found.stream()
                .map(row -> row(
                        row,
                        users.getOrDefault(((Share) row[0]).id(), new Named()),
                        standings.getOrDefault(key(((Share) row[0]).serverId()), NEVER)))
                .toList();
    }

    private Map<Long, Named> users(List<Object[]> found) {
        Map<Long, Named> users = new HashMap<>();
        if (found.isEmpty()) {
            return users;
        }
        em.createQuery(
                        "select a, n.name from SealedAccess a join ShareUser n on n.id = a.key.toId where a.key.fromId in :ids"
                                + " order by n.name",
                        Object[].class)
                .setParameter(
                        "ids", found.stream().map(row -> ((Share) row[0]).id()).toList())
                .getResultStream()
                .forEach(row -> add(users, (SealedAccess) row[0], (String) row[1]));
        return users;
    }

    private void add(Map<Long, Named> users, SealedAccess access, String name) {
        Named named = users.computeIfAbsent(access.shareId(), share -> new Named());
        if (!seals.isGenuine(access)) {
            named.forged.add(name);
        } else if (access.writes()) {
            named.writers.add(name);
        } else {
            named.readers.add(name);
        }
    }

    private static String key(long serverId) {
        return new Target("server", serverId, "").key();
    }

    private static ShareRow row(Object[] found, Named users, ReadBack read) {
        Share share = (Share) found[0];
        Server server = (Server) found[1];
        ShareTest test = (ShareTest) found[2];
        ShareUsage usage = (ShareUsage) found[3];
        return new ShareRow(
                share.id(),
                share.version(),
                share.serverId(),
                server.name(),
                share.name(),
                share.path(),
                ShareRules.base(server) + "/" + share.path(),
                share.comment(),
                users.writers,
                users.readers,
                users.forged,
                share.isBrowseable(),
                share.isGuests(),
                read.state(),
                read.checked(),
                shown(test, read.state()),
                test == null ? null : test.testedAt(),
                test == null ? "" : test.said(),
                usage == null ? null : usage.bytes(),
                usage == null ? null : usage.measuredAt());
    }

    /** Where the server does not share as wanted, an answer proves nothing. */
    private static State shown(@Nullable ShareTest test, State onTheHost) {
        if (test == null) {
            return State.UNKNOWN;
        }
        return switch (test.outcome()) {
            case UNREACHED -> State.UNTESTABLE;
            case FAILS -> State.NO_ANSWER;
            case ANSWERS -> onTheHost == State.IN_SYNC ? State.ANSWERS : State.UNKNOWN;
        };
    }

    /** Users of one share. */
    private static final class Named {
        private final List<String> writers = new ArrayList<>();
        private final List<String> readers = new ArrayList<>();
        private final List<String> forged = new ArrayList<>();
    }
}
