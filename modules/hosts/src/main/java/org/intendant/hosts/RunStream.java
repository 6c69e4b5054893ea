package org.intendant.hosts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answer about a run while it comes: its bytes, which are handed on at once, and, as an error, a line that says how the
 * run stands. The two may overtake each other: of a run that ended the line says how many bytes there are.
 */
final class RunStream implements Taking {

    private static final Pattern STANDS =
            Pattern.compile("(?m)^(?:running|ended|torn|lost|absent) \\d{1,18} (?:-|\\d{1,3})\\n");
    private static final Duration EVER = Duration.ofDays(1);
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] FORGET = "forget\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] KEEP = "keep\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENOUGH = "enough\n".getBytes(StandardCharsets.US_ASCII);

    private final long offset;
    private final RunReader reader;
    private final Deadline patience;
    private long handed;
    private String line = "";
    private @Nullable RunOutput stand;
    private boolean asked;
    private boolean stored;
    private boolean enough;

    /** @param wait after which it is enough, even when the run goes on */
    RunStream(long offset, RunReader reader, Duration wait) {
        this.offset = offset;
        this.reader = reader;
        this.patience = Deadline.in(wait);
    }

    @Override
    public void take(byte[] bytes) {
        if (bytes.length > 0) {
            handed += bytes.length;
            reader.take(bytes);
        }
    }

    @Override
    public Duration left() {
        return enough ? EVER : patience.left();
    }

    @Override
    public byte[] reply(byte[] errors) {
        look(errors);
        if (stand == null && !enough && patience.over()) {
            enough = true;
            return ENOUGH;
        }
        if (asked || !whole()) {
            return NOTHING;
        }
        return stored ? FORGET : KEEP;
    }

    private void look(byte[] errors) {
        if (stand == null && errors.length > 0) {
            line = STANDS.matcher(new String(errors, StandardCharsets.US_ASCII))
                    .results()
                    .map(MatchResult::group)
                    .reduce("", (before, last) -> last);
            stand = line.isEmpty() ? null : Runs.parse(offset, line.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Whether all has come of a run that ended; the reader is asked to store it then, once. */
    private boolean whole() {
        RunOutput known = stand;
        if (known == null
                || known.state() != RunOutput.State.ENDED
                || offset + handed + known.bytes().length < known.total()) {
            return false;
        }
        take(known.bytes()); // what Intendant itself adds about a run that lost output
        asked = true;
        stored = reader.stored();
        return true;
    }

    boolean absent() {
        return line.startsWith("absent ");
    }

    /** Whether the reader has stored all of a run that ended. */
    boolean stored() {
        return stored;
    }

    /**
     * When nothing more comes: how the run stands, after all has been handed over.
     *
     * @throws org.intendant.plans.CommandFailed when no line said anything of a run
     */
    RunOutput end(byte[] errors) {
        look(errors);
        RunOutput known = stand == null ? Runs.parse(offset, errors) : stand;
        boolean cutShort = known.state() == RunOutput.State.ENDED && !asked && !whole();
        long next = offset + handed;
        return new RunOutput(
                cutShort ? RunOutput.State.RUNNING : known.state(),
                next,
                NOTHING,
                Math.max(known.total(), next),
                cutShort ? null : known.exitCode());
    }
}
