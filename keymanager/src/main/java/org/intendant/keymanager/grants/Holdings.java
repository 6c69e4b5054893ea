package org.intendant.keymanager.grants;

import java.time.Instant;
import java.util.List;

/**
 * What a group has besides its people, and where all of that may log in.
 *
 * @param grants by server and account
 * @param servers of which it has all keys, by name
 * @param keys that it has singly, by server and account
 */
public record Holdings(List<GivenGrant> grants, List<HeldServer> servers, List<HeldKey> keys) {

    public Holdings {
        grants = List.copyOf(grants);
        servers = List.copyOf(servers);
        keys = List.copyOf(keys);
    }

    /**
     * Where the group may log in.
     *
     * @param place {@code web1} for every account, {@code root@web1} for one
     * @param lastDay the last day on which it is good, in UTC; empty for no end
     * @param good false once it is over
     * @param genuine false when its row was changed in the database by somebody else than Intendant: it gives nothing
     */
    public record GivenGrant(
            long id,
            long serverId,
            String server,
            String account,
            String place,
            String lastDay,
            Instant given,
            boolean good,
            boolean genuine) {}

    /** A server of which the group has all keys. {@code keys} counts those that are known of it. */
    public record HeldServer(long serverId, String server, long keys, boolean genuine) {}

    /** A single key of a server's account. {@code account} as in {@code backup@nas1}. */
    public record HeldKey(
            long keyId, long serverId, String account, String fingerprint, String comment, boolean genuine) {}
}
