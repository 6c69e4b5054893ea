package org.intendant.hosts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** The answer about a run while it comes: a line that says how the run stands, then bytes, which are handed on at once. */
final class RunStream {

    private static final int LONGEST_HEADER = 200;

    private final long offset;
    private final Consumer<byte[]> reader;
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private boolean whole;
    private long handed;

    RunStream(long offset, Consumer<byte[]> reader) {
        this.offset = offset;
        this.reader = reader;
    }

    void take(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && !whole) {
            header.write(bytes[at]);
            whole = bytes[at] == '\n' || header.size() > LONGEST_HEADER;
            at++;
        }
        hand(at == 0 ? bytes : Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private void hand(byte[] bytes) {
        if (bytes.length > 0) {
            handed += bytes.length;
            reader.accept(bytes);
        }
    }

    boolean absent() {
        return header.toString(StandardCharsets.US_ASCII).startsWith("absent ");
    }

    /**
     * When nothing more comes: how the run stands, after all has been handed over.
     *
     * @throws org.intendant.plans.CommandFailed when the line says nothing of a run
     */
    RunOutput end() {
        RunOutput stand = Runs.parse(offset, header.toByteArray());
        hand(stand.bytes()); // what Intendant itself adds about a run that lost output
        long next = offset + handed;
        return new RunOutput(stand.state(), next, new byte[0], Math.max(stand.total(), next), stand.exitCode());
    }
}
