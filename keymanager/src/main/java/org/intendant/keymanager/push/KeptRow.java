package org.intendant.keymanager.push;

import java.io.Serializable;
import java.time.Instant;
import java.util.Locale;

/**
 * A key of others on a host, as lists show it.
 *
 * @param account its name
 * @param line as the host had it
 * @param comment at the line's end
 * @param decision undecided, kept or removed
 * @param seen when it was first seen
 * @param genuine false when the row was changed past Intendant: then it counts for nothing
 */
public record KeptRow(
        long id,
        long serverId,
        String server,
        String account,
        String line,
        String fingerprint,
        String comment,
        String decision,
        Instant seen,
        boolean genuine)
        implements Serializable {

    static KeptRow of(KeptKey key, String server, boolean genuine) {
        return new KeptRow(
                key.getId(),
                key.getServerId(),
                server,
                key.getAccount(),
                key.getLine(),
                key.getFingerprint(),
                comment(key.getLine()),
                key.getDecision().name().toLowerCase(Locale.ROOT),
                key.getSeen(),
                genuine);
    }

    /** What follows the key's bytes, which begin alike in every key; empty where it is no key that anybody knows. */
    private static String comment(String line) {
        int bytes = line.indexOf(" AAAA");
        int end = bytes < 0 ? -1 : line.indexOf(' ', bytes + 1);
        return end < 0 ? "" : line.substring(end).strip();
    }

    /** {@code root@web1}. */
    public String getPlace() {
        return account + "@" + server;
    }

    /** The decision in words, for pages. */
    public String getWords() {
        return switch (decision) {
            case "undecided" -> "Undecided, stays";
            case "kept" -> "Stays";
            default -> "To be removed";
        };
    }
}
