package org.intendant.keymanager.pull;

import java.io.Serializable;
import java.time.Instant;
import org.intendant.keymanager.pull.PullState.Health;
import org.jspecify.annotations.Nullable;

/**
 * A server that fetches its keys, or shall, as lists show it.
 *
 * @param script whether the host shall have the program
 * @param original whether lists are given as the original did
 * @param state off, wanted, leaving, waiting, well, behind, wrong or silent
 * @param heard when the host last reported, signed; null when never
 * @param serial of what is served; 0 when nothing is yet
 * @param has the serial that the host reported; 0 when none
 * @param result what it said of its last fetch; empty before
 * @param refused why its last report was not believed; empty when it was
 */
public record PullRow(
        long serverId,
        String server,
        boolean script,
        boolean original,
        String state,
        @Nullable Instant heard,
        long serial,
        long has,
        String result,
        String refused)
        implements Serializable {

    static PullRow of(KeyPull pull, String server, PullState state) {
        return new PullRow(
                pull.getServerId(),
                server,
                pull.isScript(),
                pull.isOriginal(),
                state.word(),
                state.heard(),
                state.serial(),
                state.has(),
                state.result(),
                state.refused());
    }

    /** The state as pages show it. */
    public Health health() {
        return Health.of(state);
    }

    /** What its badge leaves unsaid; of a server without the program, why nothing is known. */
    public String words() {
        return health() == Health.OFF ? "the original’s script reports nothing" : health().getWords();
    }

    /** What the host has, and what it should have where that is another. */
    public String version() {
        String own = has == 0 ? "none" : Long.toString(has);
        return has == serial ? own : own + ", served is " + serial;
    }

    /** What somebody should read; empty when all went well. */
    public String says() {
        String said = result.equals("ok") ? "" : result;
        return refused.isEmpty() ? said : (said + " Not believed: " + refused).strip();
    }
}
