package org.intendant.operations.pages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order.Lane;
import org.jspecify.annotations.Nullable;

/**
 * An operation over REST.
 *
 * @param subject what exactly it does, as the line of a command; may be empty
 * @param state {@code WAITING}, {@code RUNNING}, {@code SUCCEEDED}, {@code FAILED}, {@code CANCELLED} or {@code LOST}
 * @param parts one per target; left out in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationJson(
        long id,
        String kind,
        String title,
        String subject,
        OperationState state,
        Lane lane,
        String actor,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Instant cancelAsked,
        @Nullable Long retryOf,
        int partsTotal,
        int partsEnded,
        @Nullable List<PartJson> parts) {

    public static OperationJson of(Operation operation) {
        return of(operation, null);
    }

    static OperationJson with(Operation operation, List<OperationPart> parts) {
        return of(operation, parts.stream().map(PartJson::of).toList());
    }

    private static OperationJson of(Operation operation, @Nullable List<PartJson> parts) {
        return new OperationJson(
                operation.id(),
                operation.kind(),
                operation.title(),
                operation.subject(),
                operation.state(),
                operation.lane(),
                operation.actorName(),
                operation.created(),
                operation.started(),
                operation.ended(),
                operation.cancelAsked(),
                operation.retryOf(),
                operation.parts(),
                operation.partsEnded(),
                parts);
    }

    /**
     * One target's share.
     *
     * @param part its number: {@code log?part=1} is its log
     * @param target as in {@code server:12}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartJson(
            int part,
            String id,
            String target,
            String targetName,
            OperationState state,
            String now,
            @Nullable Integer exit,
            String error,
            @Nullable Instant started,
            @Nullable Instant ended) {

        static PartJson of(OperationPart part) {
            return new PartJson(
                    part.number(),
                    part.id(),
                    part.target().key(),
                    part.target().name(),
                    part.state(),
                    part.now(),
                    part.exit(),
                    part.error(),
                    part.started(),
                    part.ended());
        }
    }
}
