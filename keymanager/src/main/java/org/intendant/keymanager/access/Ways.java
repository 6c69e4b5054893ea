package org.intendant.keymanager.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intendant.keymanager.grants.Grant;
import org.intendant.keymanager.keys.KeyText;
import org.intendant.servers.WantedKey;

/** Who can log in where, of a snapshot: the only description of access that there is. */
final class Ways {

    static final String NO_KEY = "no key that is good";

    private static final Comparator<Way> ORDER = Comparator.comparing(
                    (Way way) -> way.holder().kind())
            .thenComparing(way -> way.holder().name())
            .thenComparing(way -> way.holder().id());

    private Ways() {}

    /** Of each spot in its order, by holder. */
    static List<Way> of(Snapshot snapshot) {
        return snapshot.spots().stream()
                .flatMap(spot -> of(snapshot, spot).stream().sorted(ORDER))
                .toList();
    }

    private static List<Way> of(Snapshot snapshot, Spot spot) {
        Map<Holder, List<Reason>> reasons = new LinkedHashMap<>();
        for (Snapshot.Given given : snapshot.grants().getOrDefault(spot.serverId(), List.of())) {
            if (given.accountId() == Grant.EVERY_ACCOUNT || given.accountId() == spot.accountId()) {
                snapshot.members().of(given.groupId()).forEach(holder -> add(reasons, holder, given.reason()));
            }
        }
        snapshot.members().owners(spot.serverId()).forEach(owner -> add(reasons, owner, Reason.owner()));
        List<Way> ways = new ArrayList<>();
        reasons.forEach((holder, why) -> ways.add(way(snapshot, spot, holder, why)));
        for (WantedKey.Wish wish : snapshot.wishes().getOrDefault(spot.serverId(), List.of())) {
            if (wish.account().equals(spot.account())) {
                ways.add(needed(spot, wish));
            }
        }
        return ways;
    }

    private static void add(Map<Holder, List<Reason>> reasons, Holder holder, Reason reason) {
        reasons.computeIfAbsent(holder, one -> new ArrayList<>()).add(reason);
    }

    private static Way way(Snapshot snapshot, Spot spot, Holder holder, List<Reason> reasons) {
        String hindrance = snapshot.members().hindrance(holder);
        List<AccessKey> keys = hindrance.isEmpty() ? snapshot.members().keys(holder) : List.of();
        return new Way(spot, holder, reasons, keys, hindrance.isEmpty() && keys.isEmpty() ? NO_KEY : hindrance);
    }

    private static Way needed(Spot spot, WantedKey.Wish wish) {
        Reason reason = new Reason(Reason.Kind.NEEDED, 0, wish.owner(), false, null);
        KeyText text = KeyText.of(wish.line());
        AccessKey key = new AccessKey(text.key(), text.fingerprint(), text.options(), text.comment(), null);
        return new Way(spot, new Holder(Holder.Kind.FEATURE, 0, wish.why()), List.of(reason), List.of(key), "");
    }
}
