package org.intendant.servers.reachability;

import java.time.Instant;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached, over REST.
 *
 * @param state REACHABLE, UNREACHABLE or UNKNOWN
 * @param since since when it is so
 * @param checkedAt when it was last tried, or null
 * @param error why it is unreachable, or empty
 * @param keyChanged whether it shows another host key than the pinned one
 */
public record ReachabilityJson(
        State state, Instant since, @Nullable Instant checkedAt, String error, boolean keyChanged) {
    public static ReachabilityJson of(Reachability reach) {
        return new ReachabilityJson(reach.state(), reach.since(), reach.checkedAt(), reach.error(), reach.keyChanged());
    }
}
