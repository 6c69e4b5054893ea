package org.intendant.data;

import java.time.Instant;

/** Rows that are over one day, and go then. Implemented by each module that has such; asked every hour on one server thread. */
public interface Expiring {

    /** Removes what is over at this time, in transactions of its own. May run on several servers at once. */
    void removeExpired(Instant now);
}
