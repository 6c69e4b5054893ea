package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.keymanager.access.Spot;
import org.intendant.keymanager.access.WantedWays;
import org.intendant.keymanager.push.WrittenKey;
import org.intendant.keymanager.push.WrittenKeys;
import org.intendant.people.Audit;
import org.intendant.people.AuditEntry;
import org.intendant.people.CurrentActor;
import org.intendant.people.LatestDeed;

/** Writes down what a change took, in its transaction: one revocation for each, however many parts it has. */
@ApplicationScoped
class Revoking {

    private static final String BEGIN = "revocation.begin";
    private static final int MOST_TOLD = 500;

    @Inject
    RevocationRows rows;

    @Inject
    WantedWays ways;

    @Inject
    WrittenKeys written;

    @Inject
    CurrentRevocation current;

    @Inject
    CurrentActor actor;

    @Inject
    LatestDeed deed;

    @Inject
    Audit audit;

    @Inject
    Event<RevocationsChanged> changed;

    @Inject
    Clock clock;

    /** Compares these servers after a change that stands in the audit trail. */
    @Transactional
    void after(Collection<Long> servers) {
        AuditEntry entry =
                deed.find().filter(latest -> !latest.getAction().equals(BEGIN)).orElse(null);
        if (entry == null) {
            compare(servers, actor.get().name() + " changed who may log in");
        } else {
            compare(servers, Revocation.words(entry));
            rows.inThisTransaction(current.get()).ifPresent(revocation -> revocation.says(entry));
        }
    }

    /**
     * Compares these servers, and writes down what is there and not wanted.
     *
     * @param what happened, in a sentence without its end
     */
    @Transactional
    void compare(Collection<Long> servers, String what) {
        List<WrittenKey> there = written.there(servers);
        List<RevokedKey> open = rows.open(servers);
        if (there.isEmpty() && open.isEmpty()) {
            return;
        }
        Taken taken = taken(there, open);
        taken.again().forEach(key -> rows.end(key, RevokedKey.Ending.WANTED, clock.instant(), 0));
        if (!taken.keys().isEmpty()) {
            revoke(taken.keys(), what);
        }
        if (!taken.keys().isEmpty() || !taken.again().isEmpty()) {
            changed.fire(new RevocationsChanged(!taken.keys().isEmpty()));
        }
    }

    /** What is missing only because somebody changed rows past Intendant is not taken: that waits until it is decided. */
    private Taken taken(List<WrittenKey> there, List<RevokedKey> open) {
        Set<Long> servers = new LinkedHashSet<>();
        there.forEach(key -> servers.add(key.getServerId()));
        open.forEach(key -> servers.add(key.getServerId()));
        WantedWays.Wanted wanted = ways.wanted(servers);
        return Taken.of(there, open, byPlace(wanted.fingerprints()), rows.ownFingerprint())
                .except(byPlace(wanted.withheld()));
    }

    private static Map<KeyPlace, Set<String>> byPlace(Map<Spot, Set<String>> bySpot) {
        Map<KeyPlace, Set<String>> keys = new HashMap<>();
        bySpot.forEach((spot, those) -> keys.put(new KeyPlace(spot.serverId(), spot.account()), those));
        return keys;
    }

    private void revoke(List<WrittenKey> keys, String what) {
        Revocation revocation = rows.inThisTransaction(current.get())
                .orElseGet(() -> rows.add(new Revocation(clock.instant(), actor.get(), what)));
        current.is(revocation);
        Map<Long, String> names =
                rows.names(keys.stream().map(WrittenKey::getServerId).collect(Collectors.toSet()));
        List<RevokedKey> revoked = keys.stream()
                .map(key -> new RevokedKey(revocation, names.getOrDefault(key.getServerId(), ""), key))
                .toList();
        revoked.forEach(rows::add);
        audit.record(BEGIN, "revocation:" + revocation.getId(), what, describe(revoked), "");
    }

    private static String describe(List<RevokedKey> keys) {
        return keys.stream()
                .limit(MOST_TOLD)
                .map(key -> key.getPlace() + ": " + key.getFingerprint() + " of "
                        + key.getHolder().name())
                .collect(Collectors.joining("\n"));
    }
}
