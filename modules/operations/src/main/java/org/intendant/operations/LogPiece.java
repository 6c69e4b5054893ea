package org.intendant.operations;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some bytes of a log.
 *
 * @param from where they begin
 * @param total how long the log is so far
 * @param state of the operation or the part that it belongs to
 * @param bytes exactly as they were stored; any bytes at all
 * @param printed where a host printed, in the order of their offsets; everything else are lines of Intendant's own
 */
public record LogPiece(long from, long total, OperationState state, byte[] bytes, List<Printed> printed) {

    public LogPiece {
        printed = List.copyOf(printed);
    }

    /**
     * Bytes that a host printed.
     *
     * @param from offset in the log
     * @param to offset of the byte behind
     */
    public record Printed(long from, long to) {}

    /** Where to go on reading. */
    public long next() {
        return from + bytes.length;
    }

    /** Nothing will ever follow. */
    public boolean atEnd() {
        return state.isFinal() && next() >= total;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogPiece that
                && from == that.from
                && total == that.total
                && state == that.state
                && printed.equals(that.printed)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes) + Long.hashCode(from);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes from " + from + " of " + total + ", " + state;
    }
}
