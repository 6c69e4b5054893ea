package org.intendant.servers;

import java.util.Set;

/** A feature that makes and removes accounts of its own; the accounts' planner leaves them alone. Collected with CDI. */
public interface ClaimedAccount {
    /** Whose they are, as pages show it: {@code Shares}. */
    String owner();

    /** The names of the feature's accounts on a server. */
    Set<String> names(long serverId);
}
