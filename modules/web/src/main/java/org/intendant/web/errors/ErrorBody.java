package org.intendant.web.errors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of an error over REST: {@code {"error": {"message": "…", "fields": [{"field": "sshPort", "message": "…"}],
 * "output": "…", "id": "…"}}}. Only {@code message} is always there.
 */
public record ErrorBody(Trouble error) {

    /**
     * What went wrong.
     *
     * @param message a sentence for people
     * @param fields the same by field, where fields are to blame
     * @param output what a tool on a host printed
     * @param id how to find it in the log, when it is a bug
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Trouble(
            String message,
            List<Field> fields,
            @Nullable String output,
            @Nullable String id) {}

    /** A field as it stands in the request's JSON, and what is wrong with it. */
    public record Field(String field, String message) {}

    static ErrorBody of(Failure failure, @Nullable String id) {
        List<Field> fields = failure.reasons().stream()
                .filter(reason -> !reason.field().isEmpty())
                .map(reason -> new Field(reason.field(), reason.sentence()))
                .toList();
        String output = failure.output().isEmpty() ? null : failure.output();
        return new ErrorBody(new Trouble(failure.sentence(), fields, output, id));
    }

    /** An error with a message alone. */
    public static ErrorBody of(String message) {
        return new ErrorBody(new Trouble(message, List.of(), null, null));
    }
}
