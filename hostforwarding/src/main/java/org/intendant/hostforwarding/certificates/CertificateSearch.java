package org.intendant.hostforwarding.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.hostforwarding.certificates.Certificate.Source;
import org.intendant.plans.Refused;
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
        Map<String, Object> values = new HashMap<>();
        String from = " from Certificate c where 1 = 1" + conditions(query, values);
        Instant now = clock.instant();
        List<Certificate> found = bound(
                        em.createQuery(
                                "select c" + from + " order by " + SORTS.get(query.sort())
                                        + (query.descending() ? " desc" : "") + ", c.name, c.id",
                                Certificate.class),
                        values)
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = bound(em.createQuery("select count(c)" + from, Long.class), values)
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

    private static String conditions(Query query, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        if (!query.filter("id").isEmpty()) {
            if (!query.filter("id").matches("[0-9]{1,18}")) {
                throw new Refused("id", "Give a primary key, a number.");
            }
            where.append(" and c.id = :id");
            values.put("id", Long.parseLong(query.filter("id")));
        }
        if (!query.filter("source").isEmpty()) {
            where.append(" and c.source = :source");
            values.put("source", source(query.filter("source")));
        }
        if (!query.filter("domain").isEmpty()) {
            where.append(" and concat(' ', c.domains, ' ') like :domain escape '!'");
            values.put("domain", "% " + escaped(query.filter("domain")) + " %");
        }
        if (!query.search().isEmpty()) {
            where.append(
                    " and (lower(c.name) like :word escape '!' or c.domains like :word escape '!' or lower(c.issuer)"
                            + " like :word escape '!')");
            values.put("word", "%" + escaped(query.search()) + "%");
        }
        return where.toString();
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    }

    private static Source source(String value) {
        return switch (value) {
            case "uploaded" -> Source.UPLOADED;
            case "acme" -> Source.ACME;
            default -> throw new Refused("source", "Filter by uploaded or acme.");
        };
    }

    private static <T> TypedQuery<T> bound(TypedQuery<T> query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
    }
}
