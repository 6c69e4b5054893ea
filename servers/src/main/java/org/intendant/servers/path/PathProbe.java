package org.intendant.servers.path;

import java.util.List;

/**
 * A feature's share of the ways to what others reach: those that begin with it, and its hops on those of other features. Collected
 * with CDI.
 */
public interface PathProbe {

    /** One word for what begins here, unique among features: {@code port}. */
    String type();

    /**
     * One of this feature's.
     *
     * @throws org.intendant.plans.Refused as not found when there is none that the caller may see
     */
    ServedPath path(long id);

    /** Those of this feature whose traffic passes this server, for work and planners. */
    List<ServedPath> through(long serverId);

    /** Its hops on this path, which may belong to another feature; empty where it has none. */
    List<Hop> hops(ServedPath path, Looks looks);
}
