package org.intendant.servers;

import java.util.List;

/** Names what still depends on an account, before it is removed or forgotten. Collected with CDI. */
public interface DependsOnAccount {
    /** A sentence each, as in {@code The group Shop may log in with it.}; empty when nothing does. */
    List<String> dependents(long accountId);
}
