package org.intendant.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One state of a file of a host, as it was seen or made there.
 *
 * @param number counts from 1, for each file
 * @param hash SHA-256 of the bytes, of a secret's a keyed hash; null when the file was not there
 * @param size bytes
 * @param secret whether what it held is shown to nobody
 * @param kept whether its bytes are kept; of large files they are not
 * @param rights who may do what with it, or the empty string when it was not there
 * @param wanted by which what was wanted when it was written is kept; null where that is not
 * @param kind the planner's whose step it was
 * @param title how pages call that planner
 * @param operation the number of the operation that wrote it, or found it before it wrote
 * @param operationKept whether that operation is still known
 * @param actor who started that operation
 * @param at when the host had confirmed the write
 */
public record FileVersion(
        int number,
        Deed deed,
        @Nullable String hash,
        long size,
        boolean secret,
        boolean kept,
        String rights,
        @Nullable String wanted,
        String kind,
        String title,
        long operation,
        boolean operationKept,
        String actor,
        Instant at) {

    private static final int SECRETS_HASH = 16;

    /** How a version came about. */
    public enum Deed {
        FOUND,
        WRITTEN,
        REMOVED
    }

    /** Whether the file was there. */
    public boolean present() {
        return hash != null;
    }

    /** Whether it is as before Intendant wrote there, and nothing was. */
    public boolean isBeforeAll() {
        return number == 1 && deed == Deed.FOUND && !present();
    }

    /** What is said of its content instead of showing it: of a secret as plans say it. */
    public String shownHash() {
        String known = hash == null ? "" : hash;
        return secret ? known.substring(0, SECRETS_HASH) : known;
    }

    /** What happened, in a few words. */
    public String words() {
        return switch (deed) {
            case WRITTEN -> "Written";
            case REMOVED -> "Removed";
            case FOUND ->
                number == 1
                        ? (present() ? "Found there before the first write" : "Was not there before the first write")
                        : (present() ? "Found otherwise on the host" : "Found missing on the host");
        };
    }
}
