package org.intendant.servers.path;

import java.time.Instant;
import java.util.List;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * A path with what was found on it last.
 *
 * @param walkedAt null for never
 */
public record PathView(
        ServedPath path, State state, @Nullable Instant walkedAt, List<WalkedHop> hops) {

    public PathView {
        hops = List.copyOf(hops);
    }

    /** Whether every hop but the last, the connection from here, was looked at and is in order. */
    public boolean wholeWayInOrder() {
        return hops.stream().filter(hop -> hop.stage() != Stage.ANSWER).allMatch(hop -> hop.state() == State.PASSABLE);
    }

    static PathView never(ServedPath path) {
        return new PathView(path, State.UNKNOWN, null, List.of());
    }
}
