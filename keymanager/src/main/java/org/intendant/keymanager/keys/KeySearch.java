package org.intendant.keymanager.keys;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.intendant.plans.Refused;
import org.intendant.web.Conditions;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Finds keys of people. Only what stands here can be sorted or filtered by. */
final class KeySearch {

    private static final String FROM = " from PersonKey k join Person p on p.id = k.personId";
    private static final String HOLDERS = "(select count(o) from PersonKey o where o.fingerprint = k.fingerprint)";
    private static final Map<String, String> SORTS = Map.of(
            "", "p.username",
            "username", "p.username",
            "comment", "lower(k.comment)",
            "kind", "k.type",
            "added", "k.added",
            "expires", "k.expires");

    private final EntityManager entities;
    private final Predicate<PersonKey> genuine;
    private final Instant now;
    private final Conditions conditions = new Conditions();

    KeySearch(EntityManager entities, Predicate<PersonKey> genuine, Instant now) {
        this.entities = entities;
        this.genuine = genuine;
        this.now = now;
    }

    Page<KeyRow> page(Query query) {
        conditions.search(
                query,
                "(lower(k.comment) like :search escape '!' or p.username like :search escape '!'"
                        + " or lower(k.fingerprint) like :search escape '!')");
        query.filters().forEach(this::filter);
        String order = SORTS.get(query.sort());
        if (order == null) {
            throw new Refused("sort", "Keys can be sorted by username, comment, kind, added or expires.");
        }
        String where = FROM + conditions.where();
        List<KeyRow> rows = conditions
                .bind(entities.createQuery(
                        "select k, p.username, p.active, " + HOLDERS + where + " order by " + order
                                + (query.descending() ? " desc" : " asc") + ", k.id",
                        Object[].class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultStream()
                .map(this::row)
                .toList();
        return new Page<>(
                rows,
                conditions
                        .bind(entities.createQuery("select count(k)" + where, Long.class))
                        .getSingleResult());
    }

    private KeyRow row(Object[] row) {
        PersonKey key = (PersonKey) row[0];
        return KeyRow.of(key, (String) row[1], (Boolean) row[2], ((Number) row[3]).longValue(), genuine.test(key), now);
    }

    private void filter(String name, String value) {
        switch (name) {
            case "person" -> person(value);
            case "state" -> state(value);
            default -> throw new Refused(name, "Keys can be filtered by person and state.");
        }
    }

    private void person(String value) {
        conditions.and("k.personId = :person", "person", Conditions.id("person", value));
    }

    private void state(String value) {
        switch (value) {
            case "shared" -> conditions.and(HOLDERS + " > 1");
            case "good" -> {
                conditions.and(
                        "p.active = true and k.disabled = false and (k.expires is null or k.expires > :now)",
                        "now",
                        now);
            }
            case "useless" -> {
                conditions.and("(p.active = false or k.disabled = true or k.expires <= :now)", "now", now);
            }
            default -> throw new Refused("state", "State is good, useless or shared.");
        }
    }
}
