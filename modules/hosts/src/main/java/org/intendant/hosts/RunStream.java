package org.intendant.hosts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The answer about a run while it comes: a line that says how the run stands, then bytes. Of a run that goes on they are handed
 * on at once; of one at its end they are few enough to be taken together.
 */
final class RunStream {

    private static final int LONGEST_HEADER = 200;

    private final long offset;
    private final Consumer<byte[]> reader;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean goesOn;
    private long handed;

    RunStream(long offset, Consumer<byte[]> reader) {
        this.offset = offset;
        this.reader = reader;
    }

    void take(byte[] bytes) {
        if (goesOn) {
            hand(bytes);
            return;
        }
        held.writeBytes(bytes);
        int line = text().indexOf('\n');
        if (line >= 0 && text().startsWith("running ")) {
            goesOn = true;
            byte[] all = held.toByteArray();
            held.reset();
            held.write(all, 0, line + 1);
            hand(java.util.Arrays.copyOfRange(all, line + 1, all.length));
        }
    }

    private void hand(byte[] bytes) {
        if (bytes.length > 0) {
            handed += bytes.length;
            reader.accept(bytes);
        }
    }

    /** The beginning of what is held. */
    private String text() {
        byte[] bytes = held.toByteArray();
        return new String(bytes, 0, Math.min(bytes.length, LONGEST_HEADER), StandardCharsets.US_ASCII);
    }

    boolean absent() {
        return text().startsWith("absent ");
    }

    /** When nothing more comes: how the run stands, after all has been handed over. */
    RunOutput end() {
        RunOutput whole = Runs.parse(offset, held.toByteArray());
        hand(whole.bytes());
        long next = offset + handed;
        return new RunOutput(whole.state(), next, new byte[0], Math.max(whole.total(), next), whole.exitCode());
    }
}
