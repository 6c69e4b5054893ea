package org.intendant.hostforwarding.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.notices.Trouble;
import org.intendant.notices.Trouble.What;
import org.intendant.notices.Troubles;
import org.intendant.plans.Target;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** Certificates that expire soon, or have expired, for those who want to be told. */
@ApplicationScoped
class ExpiringCertificates implements Troubles {

    private static final String TYPE = "certificate";

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Override
    @Transactional
    public List<Trouble> now() {
        Instant now = clock.instant();
        return em.createQuery(
                        "select c from Certificate c where c.notAfter < :latest order by c.notAfter, c.id",
                        Certificate.class)
                .setParameter("latest", now.plus(CertificateRow.SOON))
                .getResultStream()
                .filter(certificate -> CertificateRow.state(certificate, now) != State.VALID)
                .map(certificate -> trouble(certificate, now))
                .toList();
    }

    private static Trouble trouble(Certificate certificate, Instant now) {
        boolean over = CertificateRow.state(certificate, now) == State.EXPIRED;
        return new Trouble(
                over ? What.CERTIFICATE_ENDED : What.CERTIFICATE_ENDS,
                new Target(TYPE, certificate.id(), certificate.name()),
                over ? certificate.notAfter() : CertificateRow.soon(certificate),
                "/hostforwarding/certificates.xhtml?q="
                        + URLEncoder.encode(certificate.name(), StandardCharsets.UTF_8));
    }

    /** Nothing here can be muted by a name. */
    @Override
    public List<Target> watched(String letters, @Nullable Collection<String> among, int most) {
        return List.of();
    }

    @Override
    @Transactional
    public Set<String> gone(Set<String> targetKeys) {
        Set<String> gone = targetKeys.stream()
                .filter(key -> key.startsWith(TYPE + ":"))
                .collect(Collectors.toCollection(HashSet::new));
        if (!gone.isEmpty()) {
            em.createQuery("select c.id from Certificate c where c.id in :ids", Long.class)
                    .setParameter(
                            "ids",
                            gone.stream()
                                    .map(key -> Long.valueOf(key.substring(TYPE.length() + 1)))
                                    .toList())
                    .getResultStream()
                    .forEach(id -> gone.remove(TYPE + ":" + id));
        }
        return gone;
    }
}
