package org.intendant.keymanager.keys;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A key as the list of all shows it.
 *
 * @param personId primary key of the person whose it is
 * @param username how he is called
 * @param active whether his account works
 * @param key type, bytes and comment on one line
 * @param kind in words: {@code RSA 4096}
 * @param expires the last day on which it is good, in UTC; null for no end
 * @param state {@code good}, {@code ended}, {@code disabled}, {@code person-disabled}, or {@code changed} where its row was
 *     changed in the database by somebody else than Intendant
 * @param holders how many people have this key
 */
public record KeyRow(
        long id,
        long personId,
        String username,
        boolean active,
        String key,
        String kind,
        String fingerprint,
        String options,
        String comment,
        Instant added,
        @Nullable LocalDate expires,
        String state,
        long holders) {

    static KeyRow of(PersonKey key, String username, boolean active, long holders, boolean genuine, Instant now) {
        return new KeyRow(
                key.getId(),
                key.getPersonId(),
                username,
                active,
                key.getLine(),
                key.getWords(),
                key.getFingerprint(),
                key.getOptions(),
                key.getComment(),
                key.getAdded(),
                key.lastDay(),
                state(key, active, genuine, now),
                holders);
    }

    private static String state(PersonKey key, boolean active, boolean genuine, Instant now) {
        if (!genuine) {
            return "changed";
        }
        if (!active) {
            return "person-disabled";
        }
        return key.isDisabled() ? "disabled" : key.isGood(now) ? "good" : "ended";
    }

    /** The state in words, for pages. */
    public String getWords() {
        return switch (state) {
            case "good" -> "Good";
            case "ended" -> "Expired";
            case "disabled" -> "Disabled";
            case "person-disabled" -> "Person disabled";
            default -> "Changed in the database";
        };
    }
}
