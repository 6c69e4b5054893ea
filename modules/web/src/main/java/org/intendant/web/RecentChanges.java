package org.intendant.web;

import java.time.Instant;
import java.util.List;

/** What was changed lately, for the overview. Implemented by the module that keeps the audit trail. */
public interface RecentChanges {

    /** Whether the person who looks may see any. */
    boolean visible();

    /** The latest first, at most so many. */
    List<Change> latest(int most);

    /** Path below the context root of the whole list. */
    String href();

    /**
     * One thing that somebody did.
     *
     * @param icon PrimeIcons name: {@code pi-key}
     * @param what a sentence without its full stop: {@code Jonas Berg added the server web1}
     * @param detail a few words more, or empty
     * @param when when it happened
     * @param href path below the context root of the entry or thing, or empty
     */
    record Change(String icon, String what, String detail, Instant when, String href) {}
}
