package org.intendant.operations;

import java.time.Instant;
import java.util.List;
import org.intendant.plans.Target;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * What planning last found for one kind of thing on one target.
 *
 * @param kind the planner's: {@code accounts}
 * @param title how pages call the planner: {@code Accounts}
 * @param target what was compared
 * @param state in sync, differs or unknown
 * @param checked when it was last compared successfully, or null for never
 * @param since since when it is in this state
 * @param sentences what would be done, a sentence each; empty when in sync
 * @param error why it is unknown, in a sentence, or the empty string
 * @param digest of what differs, the same for the same difference; empty where nothing does, or where it was not read yet
 * @param adoptable how many things of others were last found there that could become wanted
 * @param ignored who leaves this difference for how long, or null
 */
public record Comparison(
        String kind,
        String title,
        Target target,
        State state,
        @Nullable Instant checked,
        Instant since,
        List<String> sentences,
        String error,
        String digest,
        int adoptable,
        @Nullable Ignored ignored) {

    public Comparison {
        sentences = List.copyOf(sentences);
    }

    /** The path of the page of what was compared, below the context root; empty for what has none. */
    public String targetHref() {
        return target.type().equals("server") ? "/servers/server.xhtml?id=" + target.id() : "";
    }

    /** The path of the page with its plan, below the context root. */
    public String planHref() {
        return "/operations/plan.xhtml?kind=" + kind + "&target=" + target.key();
    }
}
