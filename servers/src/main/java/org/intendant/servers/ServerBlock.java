package org.intendant.servers;

/** A feature's block on the overview of a server's page. Collected with CDI. */
public interface ServerBlock {
    /** Smaller stands further up. */
    int order();

    /** A Facelet below {@code META-INF/resources}; it finds the server's id in the parameter {@code serverId} and stands in the
     * page's form, so it has none of its own. */
    String facelet();

    /** Whether whoever looks may see it on this server. */
    boolean visible(Server server);
}
