package org.intendant.hostforwarding.certificates;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.intendant.web.State;

/**
 * A certificate as lists and REST show it, without its key.
 *
 * @param domains that it is for
 * @param keyKind {@code ECDSA P-256}
 * @param fingerprint SHA-256 in hexadecimal digits
 * @param daysLeft whole days until it expires; negative since it did
 * @param source UPLOADED or ACME
 * @param renews whether Intendant renews it and installs what it renewed by itself
 * @param state VALID, EXPIRES_SOON or EXPIRED
 * @param trouble why the last renewal, or its installation, failed; empty where none did
 */
public record CertificateRow(
        long id,
        int version,
        String name,
        List<String> domains,
        String issuer,
        String keyKind,
        String fingerprint,
        Instant notBefore,
        Instant notAfter,
        long daysLeft,
        String source,
        boolean renews,
        State state,
        String trouble) {

    /** Certificates that last long are told of so many days before. */
    static final Duration SOON = Duration.ofDays(21);

    public CertificateRow {
        domains = List.copyOf(domains);
    }

    static CertificateRow of(Certificate certificate, String trouble, Instant now) {
        return new CertificateRow(
                certificate.id(),
                certificate.version(),
                certificate.name(),
                certificate.domains(),
                certificate.issuer(),
                certificate.keyKind(),
                certificate.fingerprint(),
                certificate.notBefore(),
                certificate.notAfter(),
                Math.floorDiv(
                        Duration.between(now, certificate.notAfter()).toSeconds(),
                        Duration.ofDays(1).toSeconds()),
                certificate.source().name(),
                certificate.isRenews(),
                state(certificate, now),
                trouble);
    }

    static State state(Certificate certificate, Instant now) {
        if (!certificate.notAfter().isAfter(now)) {
            return State.EXPIRED;
        }
        return soon(certificate).isAfter(now) ? State.VALID : State.EXPIRES_SOON;
    }

    /** From when on somebody must do something: the last quarter of its time, at most three weeks. One third left is renewed. */
    static Instant soon(Certificate certificate) {
        Duration quarter = Duration.between(certificate.notBefore(), certificate.notAfter())
                .dividedBy(4);
        return certificate.notAfter().minus(quarter.compareTo(SOON) < 0 ? quarter : SOON);
    }
}
