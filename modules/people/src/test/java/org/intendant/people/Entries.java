package org.intendant.people;

import java.time.Instant;
import org.intendant.people.Actor.Through;
import org.intendant.people.AuditEntry.Subject;

/** Entries of the audit trail, for tests of how they are shown. */
public final class Entries {

    private Entries() {}

    /** Something that maren did over REST to the first server. */
    public static AuditEntry some(String action, String name, String after) {
        Actor maren = new Actor(7L, "maren", Role.ADMIN, Through.API);
        return new AuditEntry(
                Instant.parse("2026-03-01T10:00:00Z"), maren, action, new Subject("server:1", name, "", after, null));
    }
}
