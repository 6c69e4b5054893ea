package org.intendant.keymanager.access;

/** An account of a server that Intendant manages: somewhere to log in. */
public record Spot(long serverId, String server, long accountId, String account) {

    /** {@code root@web1}. */
    public String place() {
        return account + "@" + server;
    }
}
