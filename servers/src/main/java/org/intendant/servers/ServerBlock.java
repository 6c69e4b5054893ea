package org.intendant.servers;

/**
 * A feature's block on a server's page, in a tab of its own beside the overview: it shows, adds and removes in place, with this
 * server filled in, and shows the plan there. Collected with CDI.
 */
public interface ServerBlock {
    /** Smaller stands further left. */
    int order();

    /** The tab's title, in a word or two. */
    String title();

    /**
     * A Facelet below {@code META-INF/resources}. It finds the server's id in the parameter {@code serverId} and stands in the
     * page's form, so it has none of its own.
     */
    String facelet();

    /** Whether whoever looks may see it on this server. */
    boolean visible(Server server);
}
