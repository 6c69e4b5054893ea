package org.intendant.hostforwarding.certificates;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Faults;

/** A certificate with its chain and the key that belongs to it. */
record Uploaded(CertificateChain chain, CertificateKey key) {

    private static final int LONGEST_CHAIN = 64 * 1024;
    private static final int LONGEST_KEY = 16 * 1024;

    /**
     * Reads what somebody pasted.
     *
     * @throws Refused naming every field that is wrong
     */
    static Uploaded of(CertificateDraft draft, Instant now) {
        Faults faults = new Faults();
        CertificateChain chain = faults.take(() -> {
            mustFit("chain", draft.getChain(), LONGEST_CHAIN);
            CertificateChain read = CertificateChain.of(draft.getChain());
            read.domains();
            Instant end = read.leaf().getNotAfter().toInstant();
            if (!end.isAfter(now)) {
                throw new Refused("chain", "The certificate expired at " + end + ". Have it issued anew.");
            }
            return read;
        });
        CertificateKey key = faults.take(() -> {
            mustFit("key", draft.getKey(), LONGEST_KEY);
            mustFit("password", draft.getPassword(), 1000);
            return CertificateKey.of(draft.getKey(), draft.getPassword());
        });
        faults.check(
                chain == null || key == null || key.belongsTo(chain.leaf().getPublicKey()),
                "key",
                "This key belongs to another certificate.");
        faults.refuseIfAny();
        return new Uploaded(requireNonNull(chain), requireNonNull(key));
    }

    private static void mustFit(String field, String text, int most) {
        if (text.length() > most) {
            throw new Refused(field, "Use at most " + most + " characters.");
        }
    }
}
