package org.intendant.servers.pages;

import org.intendant.servers.Server;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.reachability.KeyJson;
import org.intendant.servers.reachability.Reachability;
import org.intendant.servers.reachability.ReachabilityJson;
import org.jspecify.annotations.Nullable;

/**
 * A server over REST.
 *
 * @param server every field that can be changed, with the version to send back
 * @param hostKey the pinned host key
 * @param reachability whether it answered lately, or null before the first check
 */
public record ServerJson(
        long id,
        ServerDraft server,
        KeyJson hostKey,
        @Nullable ReachabilityJson reachability) {

    public static ServerJson of(Server server, @Nullable Reachability reach) {
        return new ServerJson(
                server.id(),
                ServerDraft.of(server),
                KeyJson.of(server.key()),
                reach == null ? null : ReachabilityJson.of(reach));
    }
}
