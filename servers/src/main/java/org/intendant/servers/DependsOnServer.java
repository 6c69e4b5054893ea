package org.intendant.servers;

import java.util.List;

/** Names what still depends on a server, before it is removed. Collected with CDI. */
public interface DependsOnServer {
    /** A sentence each, as in {@code web2 is reached through it.}; empty when nothing does. */
    List<String> dependents(long serverId);
}
