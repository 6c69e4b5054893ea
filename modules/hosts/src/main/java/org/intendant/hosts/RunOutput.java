package org.intendant.hosts;

import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A piece of what a started command printed, and how it stands.
 *
 * @param state whether it goes on
 * @param offset where these bytes begin
 * @param bytes raw output, standard output and error interleaved as they came
 * @param total bytes there are to read so far. At most 64 MiB: beyond 32 MiB the rest appears when the run ends, where the
 *     middle may be cut with a line that says how much
 * @param exitCode when {@code state} is {@code ENDED}
 */
public record RunOutput(
        State state,
        long offset,
        byte[] bytes,
        long total,
        @Nullable Integer exitCode) {

    /** How a run stands. */
    public enum State {
        RUNNING,
        ENDED,
        /** The host was rebooted meanwhile, or the run's folder has gone: nobody knows how it ended. */
        LOST
    }

    public OptionalInt exit() {
        return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    public long next() {
        return offset + bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunOutput that
                && state == that.state
                && offset == that.offset
                && total == that.total
                && Arrays.equals(bytes, that.bytes)
                && java.util.Objects.equals(exitCode, that.exitCode);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes) * 31 + Long.hashCode(offset);
    }

    @Override
    public String toString() {
        return state + " at " + offset + ", " + bytes.length + " of " + total + " bytes, exit " + exitCode;
    }
}
