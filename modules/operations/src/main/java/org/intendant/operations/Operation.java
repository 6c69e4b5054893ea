package org.intendant.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Long work as its row stood when it was read.
 *
 * @param id as people say it: {@code Operation 4127}
 * @param kind which {@link Work} does it
 * @param title as pages show it
 * @param subject what exactly it does, to be shown beneath the title; may be empty
 * @param actorId who started it, or null for Intendant itself
 * @param actorName his name at that time
 * @param lane which limit it counts against
 * @param state where it stands
 * @param created when it was ordered
 * @param started when a worker began, or null
 * @param ended when it came to its end, or since when it is lost; null before
 * @param cancelAsked when somebody asked to cancel it, or null
 * @param retryOf the operation whose failed parts it repeats, or null
 * @param parts how many parts it has
 * @param partsEnded how many of them have come to an end
 */
public record Operation(
        long id,
        String kind,
        String title,
        String subject,
        @Nullable Long actorId,
        String actorName,
        Order.Lane lane,
        OperationState state,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Instant cancelAsked,
        @Nullable Long retryOf,
        int parts,
        int partsEnded) {

    /** The page of an operation, below the context root; its number follows. */
    public static final String PAGE = "/operations/operation.xhtml?id=";

    /** The path of its page below the context root. */
    public String href() {
        return PAGE + id;
    }
}
