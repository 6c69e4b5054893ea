package org.intendant.keymanager.grants;

/**
 * Somewhere a group may log in.
 *
 * @param account name of the account; empty for every account
 */
record Place(long serverId, String server, long accountId, String account) {

    /** {@code web1}, {@code root@web1}. */
    String shown() {
        return account.isEmpty() ? server : account + "@" + server;
    }
}
