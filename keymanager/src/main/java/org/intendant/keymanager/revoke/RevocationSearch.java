package org.intendant.keymanager.revoke;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.keymanager.access.Holder;
import org.intendant.keymanager.revoke.RevokedKey.Ending;
import org.intendant.plans.Refused;
import org.intendant.web.Conditions;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** Finds what was taken. Only what stands here can be sorted or filtered by; a member's search sees his own keys alone. */
final class RevocationSearch {

    private static final String FROM = " from Revocation r";
    private static final Map<String, String> SORTS = Map.of("", "r.at desc", "at", "r.at", "actor", "r.actor");

    private final EntityManager entities;
    private final Optional<Long> only;
    private final String key;
    private final Conditions conditions = new Conditions();

    /** @param only primary key of the person whose keys alone are seen; empty for all */
    RevocationSearch(EntityManager entities, Optional<Long> only) {
        this.entities = entities;
        this.only = only;
        this.key = "exists (select k.id from RevokedKey k where k.revocationId = r.id" + mine(only);
        conditions.and(key + ")").with("people", Holder.Kind.PERSON);
        only.ifPresent(id -> conditions.with("only", id));
    }

    private static String mine(Optional<Long> only) {
        return only.isPresent() ? " and k.holderKind = :people and k.holderId = :only" : "";
    }

    Page<RevocationRow> page(Query query) {
        conditions.search(
                query,
                "(lower(r.what) like :search escape '!' or " + key
                        + " and (concat(k.account, '@', k.server) like :search escape '!' or lower(k.holder) like :search"
                        + " escape '!' or lower(k.fingerprint) like :search escape '!')))");
        query.filters().forEach(this::filter);
        String order = SORTS.get(query.sort());
        if (order == null) {
            throw new Refused("sort", "Revocations can be sorted by at or actor.");
        }
        String direction = query.sort().isEmpty() ? "" : query.descending() ? " desc" : " asc";
        String where = FROM + conditions.where();
        List<Revocation> found = conditions
                .bind(entities.createQuery(
                        "select r" + where + " order by " + order + direction + ", r.id desc", Revocation.class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        Map<Long, Counts> counts = counts(found);
        return new Page<>(
                found.stream()
                        .map(one -> new RevocationRow(
                                one.getId(),
                                one.getAt(),
                                one.getWhat(),
                                one.getActor(),
                                counts.getOrDefault(one.getId(), new Counts(0, 0, 0, null))))
                        .toList(),
                conditions
                        .bind(entities.createQuery("select count(r)" + where, Long.class))
                        .getSingleResult());
    }

    /** How far each is, in one statement. */
    private Map<Long, Counts> counts(List<Revocation> revocations) {
        Map<Long, Counts> counts = new HashMap<>();
        if (revocations.isEmpty()) {
            return counts;
        }
        Map<Long, Instant> began = new HashMap<>();
        revocations.forEach(one -> began.put(one.getId(), one.getAt()));
        TypedQuery<Object[]> asked = entities.createQuery(
                        "select k.revocationId, k.ending, count(k.id), max(k.ended) from RevokedKey k where k.revocationId in"
                                + " :ids" + mine(only)
                                + " group by k.revocationId, k.ending",
                        Object[].class)
                .setParameter("ids", began.keySet());
        only.ifPresent(id -> asked.setParameter("only", id).setParameter("people", Holder.Kind.PERSON));
        for (Object[] row : asked.getResultList()) {
            Counts so = of((Ending) row[1], (Long) row[2], (Instant) row[3], began.get((Long) row[0]));
            counts.merge((Long) row[0], so, RevocationSearch::sum);
        }
        return counts;
    }

    private static Counts of(@Nullable Ending ending, long number, @Nullable Instant last, @Nullable Instant began) {
        boolean proof = ending != null && ending.isProof();
        Duration slowest = proof && last != null && began != null ? Duration.between(began, last) : null;
        return new Counts(number, proof ? number : 0, ending == null ? number : 0, slowest);
    }

    private static Counts sum(Counts one, Counts other) {
        Duration first = one.slowest();
        Duration second = other.slowest();
        Duration slowest = first == null || (second != null && second.compareTo(first) > 0) ? second : first;
        return new Counts(one.all() + other.all(), one.gone() + other.gone(), one.open() + other.open(), slowest);
    }

    private void filter(String name, String value) {
        switch (name) {
            case "state" -> state(value);
            case "person" -> number(name, value, "k.holderKind = :people and k.holderId = :person");
            case "server" -> number(name, value, "k.serverId = :server");
            default -> throw new Refused(name, "Revocations can be filtered by state, person and server.");
        }
    }

    private void state(String value) {
        switch (value) {
            case "open" -> conditions.and(key + " and k.ended is null)");
            case "done" -> conditions.and("not " + key + " and k.ended is null)");
            default -> throw new Refused("state", "State is open or done.");
        }
    }

    private void number(String name, String value, String condition) {
        conditions.and(key + " and " + condition + ")", name, Conditions.id(name, value));
    }
}
