package org.intendant.servers;

/** Rows that were read from a server or wanted on it, and that go when it goes. Collected with CDI. */
public interface KeptBesideServer {
    /** Deletes them, in the transaction that removes the server. */
    void forget(long serverId);

    /** Forgets what holds only for where the server was reached before, in the transaction that changes its address. */
    default void moved(long serverId) {}
}
