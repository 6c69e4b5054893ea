package org.intendant.servers;

/** Rows that were read from a server or wanted on it, and that go when it goes. Collected with CDI. */
public interface KeptBesideServer {
    /** Deletes them, in the transaction that removes the server. */
    void forget(long serverId);
}
