package org.intendant.keymanager.push;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.intendant.plans.Refused;
import org.intendant.web.Conditions;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Finds keys of others over all servers. Only what stands here can be sorted or filtered by. */
final class KeptSearch {

    private static final String FROM = " from KeptKey k join Server s on s.id = k.serverId";
    private static final Map<String, String> SORTS = Map.of(
            "", "s.name", "server", "s.name", "account", "k.account", "seen", "k.seen", "decision", "k.decision");

    private final EntityManager entities;
    private final Predicate<KeptKey> genuine;
    private final Conditions conditions = new Conditions();

    /** @param mine primary keys of the servers that alone are seen; empty for all */
    KeptSearch(EntityManager entities, Predicate<KeptKey> genuine, Optional<? extends Collection<Long>> mine) {
        this.entities = entities;
        this.genuine = genuine;
        mine.ifPresent(servers -> {
            conditions.and("k.serverId in :mine", "mine", servers);
        });
    }

    Page<KeptRow> page(Query query) {
        conditions.search(
                query,
                "(concat(k.account, '@', s.name) like :search escape '!' or lower(k.fingerprint) like :search"
                        + " escape '!' or lower(k.line) like :search escape '!')");
        query.filters().forEach(this::filter);
        String order = SORTS.get(query.sort());
        if (order == null) {
            throw new Refused("sort", "Keys of others are sorted by server, account, seen or decision.");
        }
        String where = FROM + conditions.where();
        List<KeptRow> rows = conditions
                .bind(entities.createQuery(
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
                conditions
                        .bind(entities.createQuery("select count(k)" + where, Long.class))
                        .getSingleResult());
    }

    private void filter(String name, String value) {
        switch (name) {
            case "server" -> {
                conditions.and("k.serverId = :server", "server", Conditions.id(name, value));
            }
            case "decision" -> {
                conditions.and("k.decision = :decision", "decision", decision(value));
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
}
