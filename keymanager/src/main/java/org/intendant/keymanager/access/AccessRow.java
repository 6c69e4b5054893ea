package org.intendant.keymanager.access;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.intendant.operations.ReadBack;
import org.jspecify.annotations.Nullable;

/**
 * An account, and who can log in with it, by kind and name; also who could, if nothing were in the way.
 *
 * @param readBack whether its host is proven to be so; null where Intendant has nothing to write
 */
public record AccessRow(Spot spot, List<Way> ways, @Nullable ReadBack readBack) {

    public AccessRow {
        ways = List.copyOf(ways);
    }

    /** For programs: {@code in_sync}, {@code differs} or {@code unknown}; empty where there is nothing to write. */
    String state() {
        return readBack == null ? "" : readBack.state().name().toLowerCase(Locale.ROOT);
    }

    /** When the host was last read; null for never. */
    @Nullable
    Instant read() {
        return readBack == null ? null : readBack.checked();
    }

    /** Primary key of the account. */
    public long id() {
        return spot.accountId();
    }
}
