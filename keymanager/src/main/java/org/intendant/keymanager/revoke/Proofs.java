package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.intendant.keymanager.KeysChanged;
import org.intendant.keymanager.KeysSeen;
import org.intendant.keymanager.push.WrittenKeys;
import org.intendant.keymanager.revoke.RevokedKey.Ending;

/** Stamps the clock: a key is gone once a host was seen without it after it was taken, and not before. */
@ApplicationScoped
class Proofs {

    @Inject
    RevocationRows rows;

    @Inject
    KeySights sights;

    @Inject
    WrittenKeys written;

    @Inject
    Revoking revoking;

    @Inject
    Event<RevocationsChanged> changed;

    @Inject
    Event<KeysChanged> gone;

    @Transactional
    void seen(@Observes KeysSeen seen) {
        sights.keep(seen);
        Set<String> proven = new HashSet<>();
        for (RevokedKey key : rows.open(seen.serverId(), seen.account())) {
            if (proves(seen, key)) {
                rows.end(key, seen.isReported() ? Ending.REPORTED : Ending.READ, seen.at(), seen.serial());
                proven.add(key.getFingerprint());
            }
        }
        boolean back = written.seen(seen.serverId(), seen.account(), seen.fingerprints(), proven, seen.at());
        if (back) {
            revoking.compare(List.of(seen.serverId()), "A key that was gone was found again");
        }
        if (!proven.isEmpty()) {
            changed.fire(new RevocationsChanged(false));
            gone.fire(new KeysChanged(seen.serverId()));
        }
    }

    static boolean proves(KeysSeen seen, RevokedKey key) {
        return !seen.fingerprints().contains(key.getFingerprint()) && !seen.at().isBefore(key.getSince());
    }
}
