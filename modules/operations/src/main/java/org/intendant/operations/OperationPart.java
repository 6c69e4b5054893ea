package org.intendant.operations;

import java.time.Instant;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/**
 * One target's share of an operation as its row stood when it was read.
 *
 * @param id stable over restarts; also the id of a run on the host
 * @param number 1 for the operation's first part; names the part's log
 * @param target whom it is about
 * @param state where it stands
 * @param now what happens now, in a few words, or the empty string
 * @param exit how its command ended, or null
 * @param error why it failed, in a sentence, or the empty string
 * @param started when it began, or null
 * @param ended when it came to its end, or null
 */
public record OperationPart(
        String id,
        int number,
        Target target,
        OperationState state,
        String now,
        @Nullable Integer exit,
        String error,
        @Nullable Instant started,
        @Nullable Instant ended) {

    /** The same with another sentence about why it failed. */
    OperationPart withError(String sentence) {
        return new OperationPart(id, number, target, state, now, exit, sentence, started, ended);
    }
}
