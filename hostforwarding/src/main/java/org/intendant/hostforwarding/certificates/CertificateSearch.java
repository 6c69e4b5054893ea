package org.intendant.hostforwarding.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.hostforwarding.certificates.Certificate.Source;
import org.intendant.plans.Refused;
import org.intendant.web.Conditions;
import org.intendant.web.Like;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** The list of certificates. */
@ApplicationScoped
class CertificateSearch {

    static final Set<String> FILTERS = Set.of("id", "source", "domain");
    private static final Map<String, String> SORTS = Map.of(
            "", "c.notAfter",
            "name", "c.name",
            "issuer", "c.issuer",
            "expires", "c.notAfter",
            "source", "c.source");

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    Page<CertificateRow> page(Query query) {
        query.only(FILTERS, SORTS.keySet());
        Conditions conditions = conditions(query);
        String from = " from Certificate c" + conditions.where();
        Instant now = clock.instant();
        List<Certificate> found = conditions
                .bind(em.createQuery(
                        "select c" + from + " order by " + SORTS.get(query.sort()) + (query.descending() ? " desc" : "")
                                + ", c.name, c.id",
                        Certificate.class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = conditions
                .bind(em.createQuery("select count(c)" + from, Long.class))
                .getSingleResult();
        Map<Long, String> troubles =
                troubles(found.stream().map(Certificate::id).toList());
        return new Page<>(
                found.stream()
                        .map(one -> CertificateRow.of(one, troubles.getOrDefault(one.id(), ""), now))
                        .toList(),
                total);
    }

    /** Why a renewal failed, or its installation. */
    private Map<Long, String> troubles(List<Long> ids) {
        Map<Long, String> found = new HashMap<>();
        if (!ids.isEmpty()) {
            Stream.of(
                            "select o.certificateId, o.said from AcmeOrder o where o.said <> '' and o.certificateId in :ids",
                            "select i.key.certificateId, i.said from Installation i where i.said <> '' and"
                                    + " i.key.certificateId in :ids order by i.key.serverId")
                    .flatMap(why -> em.createQuery(why, Object[].class)
                            .setParameter("ids", ids)
                            .getResultStream())
                    .forEach(row -> found.merge((Long) row[0], (String) row[1], (one, other) -> one + " " + other));
        }
        return found;
    }

    private static Conditions conditions(Query query) {
        Conditions conditions = new Conditions()
                .id(query, "id", "c.id = :id")
                .search(
                        query,
                        "(lower(c.name) like :search escape '!' or c.domains like :search escape '!' or lower(c.issuer) like"
                                + " :search escape '!')");
        if (!query.filter("source").isEmpty()) {
            conditions.and("c.source = :source", "source", source(query.filter("source")));
        }
        if (!query.filter("domain").isEmpty()) {
            conditions.and(
                    "concat(' ', c.domains, ' ') like :domain escape '!'", "domain", Like.word(query.filter("domain")));
        }
        return conditions;
    }

    private static Source source(String value) {
        return switch (value) {
            case "uploaded" -> Source.UPLOADED;
            case "acme" -> Source.ACME;
            default -> throw new Refused("source", "Filter by uploaded or acme.");
        };
    }
}
