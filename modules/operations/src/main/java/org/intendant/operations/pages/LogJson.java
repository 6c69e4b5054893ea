package org.intendant.operations.pages;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.intendant.operations.LogPiece;
import org.intendant.operations.LogPiece.Printed;
import org.intendant.operations.OperationState;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a log over REST.
 *
 * @param from the offset of its first byte
 * @param next where to go on reading
 * @param total how long the log is so far, in bytes
 * @param end true when nothing will ever follow
 * @param data the bytes in base64, whatever they are
 * @param printed which of the bytes the host printed, as offsets in the log; all others are Intendant's own lines, each of
 *     which begins with its instant in ISO 8601 with its zone
 * @param text instead of it, where {@code as=text} was asked: UTF-8, with � where a byte is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LogJson(
        long from,
        long next,
        long total,
        OperationState state,
        boolean end,
        List<Printed> printed,
        @Nullable String data,
        @Nullable String text) {

    static LogJson of(LogPiece piece, boolean asText) {
        return new LogJson(
                piece.from(),
                piece.next(),
                piece.total(),
                piece.state(),
                piece.atEnd(),
                piece.printed(),
                asText ? null : Base64.getEncoder().encodeToString(piece.bytes()),
                asText ? new String(piece.bytes(), StandardCharsets.UTF_8) : null);
    }
}
