package org.intendant.keymanager.revoke;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.keymanager.push.WrittenKey;
import org.jspecify.annotations.Nullable;

/**
 * What a change took, and what it gave back before it was gone.
 *
 * @param keys that are on an account, as far as anybody knows, and not wanted there
 * @param again that were taken, are not gone yet, and are wanted once more
 */
record Taken(List<WrittenKey> keys, List<RevokedKey> again) {

    private record OnPlace(KeyPlace place, String fingerprint) {}

    /**
     * Compares what was written with what is wanted. Accounts that are not managed are left alone, and so is Intendant's own key.
     *
     * @param written that is not known to be gone
     * @param open that is revoked and not gone
     * @param wanted fingerprints, of each managed account
     */
    static Taken of(
            Collection<WrittenKey> written,
            Collection<RevokedKey> open,
            Map<KeyPlace, Set<String>> wanted,
            String ownFingerprint) {
        Set<OnPlace> known = new HashSet<>();
        open.forEach(key -> known.add(new OnPlace(place(key), key.getFingerprint())));
        return new Taken(
                written.stream()
                        .filter(key -> !key.getFingerprint().equals(ownFingerprint))
                        .filter(key -> isUnwanted(wanted.get(place(key)), key.getFingerprint()))
                        .filter(key -> known.add(new OnPlace(place(key), key.getFingerprint())))
                        .toList(),
                open.stream()
                        .filter(key -> wanted.getOrDefault(place(key), Set.of()).contains(key.getFingerprint()))
                        .toList());
    }

    /** Without these keys, by account. */
    Taken except(Map<KeyPlace, Set<String>> withheld) {
        return new Taken(
                keys.stream()
                        .filter(key ->
                                !withheld.getOrDefault(place(key), Set.of()).contains(key.getFingerprint()))
                        .toList(),
                again);
    }

    private static boolean isUnwanted(@Nullable Set<String> wanted, String fingerprint) {
        return wanted != null && !wanted.contains(fingerprint);
    }

    private static KeyPlace place(WrittenKey key) {
        return new KeyPlace(key.getServerId(), key.getAccount());
    }

    private static KeyPlace place(RevokedKey key) {
        return new KeyPlace(key.getServerId(), key.getAccount());
    }
}
