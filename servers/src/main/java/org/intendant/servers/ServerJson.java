package org.intendant.servers;

import java.time.Instant;
import org.intendant.web.State;
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

    /**
     * A host key.
     *
     * @param fingerprint as {@code ssh-keygen -l} shows it
     */
    public record KeyJson(String type, String fingerprint) {
        static KeyJson of(org.intendant.hosts.HostKey key) {
            return new KeyJson(key.type(), key.fingerprint());
        }
    }

    /**
     * How a server is reached.
     *
     * @param state REACHABLE, UNREACHABLE or UNKNOWN
     * @param since since when it is so
     * @param checkedAt when it was last tried, or null
     * @param error why it is unreachable, or empty
     * @param keyChanged whether it shows another host key than the pinned one
     */
    public record ReachabilityJson(
            State state, Instant since, @Nullable Instant checkedAt, String error, boolean keyChanged) {
        static ReachabilityJson of(Reachability reach) {
            return new ReachabilityJson(
                    reach.state(), reach.since(), reach.checkedAt(), reach.error(), reach.keyChanged());
        }
    }

    static ServerJson of(Server server, @Nullable Reachability reach) {
        return new ServerJson(
                server.id(),
                ServerDraft.of(server),
                KeyJson.of(server.key()),
                reach == null ? null : ReachabilityJson.of(reach));
    }
}
