package org.intendant.samba.shares;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * A share as lists and REST show it.
 *
 * @param path below the server's folder for shares
 * @param folder the whole of it
 * @param writers accounts that may read and write
 * @param readers accounts that may only read
 * @param forged accounts that were given it in the database, not by Intendant: they get nothing
 * @param guests whether everybody may read it without a password
 * @param state whether the server has it as wanted, as far as it was read back
 * @param checked when that was, or null for never
 * @param test what its real use by each user showed: ANSWERS, NO_ANSWER, UNKNOWN as long as nobody tried or the server has it
 *     otherwise, UNTESTABLE where Intendant does not reach it
 * @param tested when that was, or null for never
 * @param said how it ended, in a sentence, or empty
 * @param bytes what lay in its folder when it was measured, or null for never
 */
public record ShareRow(
        long id,
        int version,
        long serverId,
        String server,
        String name,
        String path,
        String folder,
        String comment,
        List<String> writers,
        List<String> readers,
        List<String> forged,
        boolean browseable,
        boolean guests,
        State state,
        @Nullable Instant checked,
        State test,
        @Nullable Instant tested,
        String said,
        @Nullable Long bytes,
        @Nullable Instant measured) {

    private static final List<String> UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB");

    public ShareRow {
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
        forged = List.copyOf(forged);
    }

    /** Who may use it, for people: {@code smb-anna; only read: smb-ben}. */
    public String users() {
        List<String> parts = new ArrayList<>();
        if (!writers.isEmpty()) {
            parts.add(String.join(", ", writers));
        }
        if (!readers.isEmpty()) {
            parts.add("only read: " + String.join(", ", readers));
        }
        if (guests) {
            parts.add("everybody may read");
        }
        return String.join("; ", parts);
    }

    public String forgedNames() {
        return String.join(", ", forged);
    }

    /** Its size for people: {@code 1.4 GiB}; empty for never measured. */
    public String size() {
        if (bytes == null) {
            return "";
        }
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.size() - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS.get(unit));
    }
}
