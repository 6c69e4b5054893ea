package org.intendant.people.audit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.intendant.people.AuditEntry;
import org.intendant.plans.Refused;
import org.intendant.web.Conditions;
import org.intendant.web.Like;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Finds entries of the audit trail. Only what stands here can be filtered by; the order is always that of time. */
final class AuditSearch {

    private final EntityManager entities;
    private final Query query;
    private final Conditions conditions = new Conditions();

    AuditSearch(EntityManager entities, Query query) {
        this.entities = entities;
        this.query = query;
        if (!query.sort().isEmpty() && !query.sort().equals("at")) {
            throw new Refused("sort", "The audit trail is sorted by at only.");
        }
        conditions.search(
                query,
                "(lower(e.subjectName) like :search escape '!' or lower(e.before) like :search escape '!'"
                        + " or lower(e.after) like :search escape '!' or e.actor like :search escape '!')");
        query.filters().forEach((name, value) -> {
            if (!value.isBlank()) {
                filter(name, value.strip());
            }
        });
    }

    Page<AuditEntry> page() {
        List<AuditEntry> rows = ordered()
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = conditions
                .bind(entities.createQuery("select count(e) from AuditEntry e" + where(), Long.class))
                .getSingleResult();
        return new Page<>(rows, total);
    }

    private TypedQuery<AuditEntry> ordered() {
        boolean oldestFirst = query.sort().equals("at") && !query.descending();
        String direction = oldestFirst ? " asc" : " desc";
        return conditions.bind(entities.createQuery(
                "select e from AuditEntry e" + where() + " order by e.at" + direction + ", e.id" + direction,
                AuditEntry.class));
    }

    private void filter(String name, String value) {
        switch (name) {
            case "actor" -> add("e.actor = :actor", name, value.toLowerCase(Locale.ROOT));
            case "action" -> add("e.action like :action escape '!'", name, Like.beginningWith(value));
            case "subject" -> add("e.subject = :subject", name, value);
            case "from" -> add("e.at >= :from", name, time(name, value));
            case "until" -> add("e.at < :until", name, time(name, value));
            default ->
                throw new Refused(name, "The audit trail can be filtered by actor, action, subject, from and until.");
        }
    }

    private void add(String condition, String name, Object value) {
        conditions.and(condition, name, value);
    }

    private static Instant time(String name, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException noTime) {
            throw new Refused(name, "Give a time like 2026-01-31T23:59:00Z.");
        }
    }

    private String where() {
        return conditions.where();
    }
}
