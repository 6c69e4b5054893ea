package org.intendant.hostforwarding.certificates.acme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intendant.hostforwarding.certificates.Certificate;
import org.intendant.hostforwarding.certificates.Certificate.Source;
import org.intendant.hostforwarding.certificates.CertificateChain;
import org.intendant.hostforwarding.certificates.CertificateKey;
import org.intendant.hostforwarding.certificates.CertificateRows;
import org.intendant.operations.Comparisons;
import org.intendant.people.Audit;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/** The rows of orders, for use cases, workers and the regular look; none holds a transaction while it talks to the authority. */
@ApplicationScoped
class AcmeOrderRows {

    private static final int LONGEST = 4000;
    private static final Duration SAFETY = Duration.ofHours(1);

    @PersistenceContext
    EntityManager em;

    @Inject
    CertificateRows certificates;

    @Inject
    InstallationRows installations;

    @Inject
    Comparisons comparisons;

    @Inject
    Event<CertificatesChanged> changed;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Transactional
    Optional<AcmeOrder> find(long id) {
        return Optional.ofNullable(em.find(AcmeOrder.class, id));
    }

    @Transactional
    Optional<AcmeOrder> ofCertificate(long certificateId) {
        return em.createQuery("select o from AcmeOrder o where o.certificateId = :id", AcmeOrder.class)
                .setParameter("id", certificateId)
                .getResultStream()
                .findFirst();
    }

    /** Those of which no certificate came yet. */
    List<AcmeOrder> open() {
        return em.createQuery(
                        "select o from AcmeOrder o where o.certificateId is null order by o.name", AcmeOrder.class)
                .getResultList();
    }

    AcmeOrder add(String name, List<String> domains) {
        boolean taken = !em.createQuery("select o.id from AcmeOrder o where o.name = :name", Long.class)
                .setParameter("name", name)
                .getResultList()
                .isEmpty();
        if (taken) {
            throw new Refused("name", "“" + name + "” is ordered already.");
        }
        AcmeOrder order = new AcmeOrder(name, domains);
        em.persist(order);
        em.flush();
        return order;
    }

    void remove(AcmeOrder order) {
        em.remove(order);
    }

    /** Takes what is due to be renewed, so that no other server does. */
    @Transactional
    List<AcmeOrder> claim(int most) {
        Instant now = clock.instant();
        return em.createQuery(
                        "select o from AcmeOrder o join Certificate c on c.id = o.certificateId where o.due <= :now and"
                                + " c.renews = true order by o.due, o.id",
                        AcmeOrder.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultStream()
                .filter(order -> claimed(order, now))
                .toList();
    }

    private boolean claimed(AcmeOrder order, Instant now) {
        return em.createQuery("update AcmeOrder o set o.due = :next where o.id = :id and o.due <= :now")
                        .setParameter("next", now.plus(SAFETY))
                        .setParameter("id", order.id())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    @Transactional
    void orderedBy(long id, long operation) {
        find(id).ifPresent(order -> order.orderedBy(operation));
    }

    @Transactional
    AcmeOrder begun(long id) {
        AcmeOrder order =
                find(id).orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "This order is there no more."));
        order.begun(clock.instant());
        return order;
    }

    /**
     * Remembers why it failed. A renewal is tried again after a pause; what was ordered for the first time only by hand.
     *
     * @param earliest before which the authority wants to hear nothing of it
     */
    @Transactional
    void failed(long id, String sentence, Optional<Instant> earliest) {
        find(id).ifPresent(order -> {
            Instant pause = clock.instant().plus(Pauses.ofRenewal(order.tries()));
            Instant again = earliest.filter(pause::isBefore).orElse(pause);
            order.failed(Text.inert(sentence, LONGEST), order.certificateId() == null ? null : again);
        });
    }

    /** Keeps what was issued, and has it installed where the one before lies. */
    @Transactional
    Certificate issued(long id, CertificateChain chain, CertificateKey key) {
        AcmeOrder order =
                find(id).orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "This order is there no more."));
        Long known = order.certificateId();
        Certificate certificate = known == null
                ? certificates.add(order.name(), Source.ACME, true, chain, key)
                : certificates.find(known).orElseThrow();
        String before = known == null ? "" : certificate.describe();
        if (known != null) {
            certificates.replace(certificate, chain, key);
        }
        order.issued(certificate.id(), Pauses.renewal(certificate.notBefore(), certificate.notAfter()));
        audit.record(
                known == null ? "certificate.issue" : "certificate.renew",
                "certificate:" + certificate.id(),
                certificate.name(),
                before,
                certificate.describe());
        if (known != null && certificate.isRenews()) {
            installations.wanted(certificate);
        }
        comparisons.wantedOtherwise(certificates.servers(certificate.id()));
        changed.fire(new CertificatesChanged());
        return certificate;
    }
}
