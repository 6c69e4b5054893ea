package org.intendant.hostforwarding.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.intendant.hostforwarding.certificates.Certificate.Source;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.secrets.Secrets;

/** The rows behind {@link Certificates} and planners, which run inside use cases that asked for the permission. */
@ApplicationScoped
public class CertificateRows {

    @PersistenceContext
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    @Any
    Instance<UsesCertificate> users;

    @Inject
    @Any
    Instance<ForgetsCertificate> keepers;

    @Inject
    Clock clock;

    @Transactional
    public Optional<Certificate> find(long id) {
        return Optional.ofNullable(em.find(Certificate.class, id));
    }

    /** @throws Refused as not found */
    Certificate get(long id) {
        return find(id).orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "There is no such certificate."));
    }

    /** Adds one with its key. */
    @Transactional
    public Certificate add(String name, Source source, boolean renews, CertificateChain chain, CertificateKey key) {
        mustBeFree(name, 0);
        Certificate certificate = new Certificate(name, source, renews);
        certificate.becomes(chain, clock.instant());
        em.persist(certificate);
        em.flush();
        seal(certificate, key);
        return certificate;
    }

    /** Puts another chain and key in the place of those that are there. */
    @Transactional
    public void replace(Certificate certificate, CertificateChain chain, CertificateKey key) {
        certificate.becomes(chain, clock.instant());
        seal(certificate, key);
    }

    private void seal(Certificate certificate, CertificateKey key) {
        certificate.sealed(secrets.seal(key.pem(), certificate.place()));
        em.flush();
    }

    /** The key in PEM, for hosts alone. */
    byte[] key(Certificate certificate) {
        return secrets.open(certificate.sealedKey(), certificate.place());
    }

    /** @throws Refused in {@code name} where one has it */
    public void mustBeFree(String name) {
        mustBeFree(name, 0);
    }

    /** @throws Refused in {@code name} where another has it */
    void mustBeFree(String name, long self) {
        boolean taken = !em.createQuery(
                        "select c.id from Certificate c where c.name = :name and c.id <> :self", Long.class)
                .setParameter("name", name)
                .setParameter("self", self)
                .getResultList()
                .isEmpty();
        if (taken) {
            throw new Refused("name", "Another certificate is called “" + name + "”.");
        }
    }

    void lock(Certificate certificate) {
        em.lock(certificate, LockModeType.PESSIMISTIC_WRITE);
    }

    void remove(Certificate certificate) {
        keepers.forEach(keeper -> keeper.forgetCertificate(certificate.id()));
        em.remove(certificate);
        em.flush();
    }

    /** What uses it, a sentence each. */
    List<String> uses(long id) {
        return users.stream().flatMap(user -> user.uses(id).stream()).toList();
    }

    /** Where it lies, or shall lie. */
    public List<Target> servers(long id) {
        return users.stream()
                .flatMap(user -> user.servers(id).stream())
                .distinct()
                .toList();
    }
}
