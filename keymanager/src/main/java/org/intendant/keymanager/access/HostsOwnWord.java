package org.intendant.keymanager.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What hosts that cannot be read over SSH prove of their own accord. Collected with CDI. */
public interface HostsOwnWord {

    /**
     * Accounts, as in {@code root}, whose files are proven by their host's last signed report to hold what is wanted now, with
     * the time when it came.
     *
     * @param serverIds at most as many as a page of a list has
     * @return by primary key of the server; without those of which nothing is proven
     */
    Map<Long, Map<String, Instant>> proven(Collection<Long> serverIds);
}
