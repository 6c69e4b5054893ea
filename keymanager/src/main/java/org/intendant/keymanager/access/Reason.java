package org.intendant.keymanager.access;

import java.time.Instant;
import org.intendant.keymanager.LastDay;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody may log in somewhere.
 *
 * @param id primary key of the group; 0 otherwise
 * @param name of the group, or of the feature that needs it; empty for an owner
 * @param whole whether the whole server is given, not this account alone
 * @param ends when the reason is over; null for never
 */
public record Reason(
        Kind kind,
        long id,
        String name,
        boolean whole,
        @Nullable Instant ends) {

    /** What can be a reason. */
    public enum Kind {
        GROUP,
        OWNER,
        NEEDED
    }

    static Reason owner() {
        return new Reason(Kind.OWNER, 0, "", true, null);
    }

    /** {@code in Ops, for every account, until 2026-12-31}. */
    public String sentence() {
        return switch (kind) {
            case OWNER -> "owns the server";
            case NEEDED -> "needed by " + name;
            case GROUP ->
                "in " + name + (whole ? ", for every account" : "")
                        + (ends == null ? "" : ", until " + LastDay.of(ends));
        };
    }
}
