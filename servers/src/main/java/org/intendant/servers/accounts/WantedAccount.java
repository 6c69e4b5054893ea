package org.intendant.servers.accounts;

/**
 * An account wanted on a server, in the list over all servers.
 *
 * @param wish PRESENT or ABSENT
 */
public record WantedAccount(
        long id,
        String name,
        long serverId,
        String server,
        String shell,
        String comment,
        Account.Wish wish,
        boolean adopted) {}
