package org.intendant.hostforwarding.certificates.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long it is until something that failed is tried again. */
final class Pauses {

    private static final List<Duration> RENEWALS =
            List.of(Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(12), Duration.ofDays(1));
    private static final List<Duration> INSTALLATIONS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1));

    private Pauses() {}

    /** Authorities count what fails: hours, then days. */
    static Duration ofRenewal(int tries) {
        return RENEWALS.get(Math.min(Math.max(tries - 1, 0), RENEWALS.size() - 1));
    }

    /** @param tries so many before this one */
    static Duration ofInstallation(int tries) {
        return INSTALLATIONS.get(Math.min(tries, INSTALLATIONS.size() - 1));
    }

    /** When a third of the time is left. */
    static Instant renewal(Instant notBefore, Instant notAfter) {
        return notAfter.minus(Duration.between(notBefore, notAfter).dividedBy(3));
    }
}
