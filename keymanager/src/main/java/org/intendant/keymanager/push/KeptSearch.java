package org.intendant.keymanager.push;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.intendant.plans.Refused;
import org.intendant.web.Like;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Finds keys of others over all servers. Only what stands here can be sorted or filtered by. */
final class KeptSearch {

    private static final String FROM = " from KeptKey k join Server s on s.id = k.serverId where ";
    private static final Map<String, String> SORTS = Map.of(
            "", "s.name", "server", "s.name", "account", "k.account", "seen", "k.seen", "decision", "k.decision");

    private final EntityManager entities;
    private final Predicate<KeptKey> genuine;
    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> values = new HashMap<>();

    /** @param mine primary keys of the servers that alone are seen; empty for all */
    KeptSearch(EntityManager entities, Predicate<KeptKey> genuine, Optional<? extends Collection<Long>> mine) {
        this.entities = entities;
        this.genuine = genuine;
        mine.ifPresent(servers -> {
            conditions.add("k.serverId in :mine");
            values.put("mine", servers);
        });
    }

    Page<KeptRow> page(Query query) {
        if (!query.search().isEmpty()) {
            conditions.add(
                    "(concat(k.account, '@', s.name) like :search escape '!' or lower(k.fingerprint) like :search"
                            + " escape '!' or lower(k.line) like :search escape '!')");
            values.put("search", Like.containing(query.search()));
        }
        query.filters().forEach(this::filter);
        String order = SORTS.get(query.sort());
        if (order == null) {
            throw new Refused("sort", "Keys of others are sorted by server, account, seen or decision.");
        }
        String where = FROM + String.join(" and ", conditions);
        List<KeptRow> rows = bound(entities.createQuery(
                        "select k, s.name" + where + " order by " + order + (query.descending() ? " desc" : " asc")
                                + ", s.name, k.account, k.id",
                        Object[].class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultStream()
                .map(row -> KeptRow.of((KeptKey) row[0], (String) row[1], genuine.test((KeptKey) row[0])))
                .toList();
        return new Page<>(
                rows,
                bound(entities.createQuery("select count(k)" + where, Long.class))
                        .getSingleResult());
    }

    private void filter(String name, String value) {
        switch (name) {
            case "server" -> {
                if (!value.matches("[0-9]{1,18}")) {
                    throw new Refused("server", "Give a number.");
                }
                conditions.add("k.serverId = :server");
                values.put("server", Long.valueOf(value));
            }
            case "decision" -> {
                conditions.add("k.decision = :decision");
                values.put("decision", decision(value));
            }
            default -> throw new Refused(name, "Keys of others are filtered by server and decision.");
        }
    }

    /**
     * A decision by its word.
     *
     * @throws Refused in the field {@code decision}
     */
    static KeptKey.Decision decision(String word) {
        return Arrays.stream(KeptKey.Decision.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused("decision", "A decision is undecided, kept or removed."));
    }

    private <T> TypedQuery<T> bound(TypedQuery<T> query) {
        values.forEach(query::setParameter);
        return query;
    }
}
