package org.intendant.keymanager.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key over REST.
 *
 * @param version to be sent back with a change
 * @param key type, bytes and comment on one line
 * @param kind in words: {@code RSA 4096}
 * @param bits how large it is
 * @param fingerprint {@code SHA256:…}
 * @param expires the last day on which it is good, in UTC; null for no end
 * @param good whether it is good for anything now
 * @param genuine false when its row was changed in the database by somebody else than Intendant
 * @param alsoOf user names of others who have the same key
 */
public record KeyJson(
        long id,
        int version,
        String key,
        String kind,
        int bits,
        String fingerprint,
        String options,
        String comment,
        Instant added,
        @Nullable LocalDate expires,
        boolean disabled,
        boolean good,
        boolean genuine,
        List<String> alsoOf) {

    static KeyJson of(KeyView view) {
        PersonKey key = view.key();
        return new KeyJson(
                key.getId(),
                key.getVersion(),
                key.getLine(),
                key.getWords(),
                key.getBits(),
                key.getFingerprint(),
                key.getOptions(),
                key.getComment(),
                key.getAdded(),
                key.lastDay(),
                key.isDisabled(),
                view.good(),
                view.genuine(),
                view.alsoOf());
    }
}
