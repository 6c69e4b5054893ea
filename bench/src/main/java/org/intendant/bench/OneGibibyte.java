package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;

/** One host prints 1 GiB while others print a little. */
final class OneGibibyte {

    static final String TITLE = "One host prints 1 GiB";

    private static final int HALF = 32 << 20;
    private static final long ALL = 1L << 30;
    private static final String FLOOD = "seq 200000000 | head -c " + ALL;
    private static final String LITTLE = "seq 10000";
    private static final String WITH = "while one prints 1 GiB";
    private static final String WITHOUT = "alone";
    private static final double MOST = 1.2;

    private final Scale scale;
    private final Fleet fleet;

    OneGibibyte(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
    }

    void measure(Report report) throws Exception {
        byte[] expected = expected();
        Passes passes = new Passes(scale.passes())
                .add(WITHOUT, () -> others(LITTLE, new byte[0]))
                .add(WITH, () -> others(FLOOD, expected));
        Map<String, Passes.Measured> measured = passes.run();
        double ratio =
                One.of(measured, WITH).wall().ratioTo(One.of(measured, WITHOUT).wall());
        report.title(TITLE)
                .say("An operation on " + size()
                        + " hosts at once; the first of them prints 1 GiB as fast as it can, the others"
                        + " 10,000 short lines. Taken is when the last of the others was at its end. All hosts work on this"
                        + " machine's cores, so what the first one's own programs use is missing to the others.")
                .table(
                        List.of("the others", "ms"),
                        measured.entrySet().stream()
                                .map(entry -> List.of(
                                        entry.getKey(), entry.getValue().wall().shown()))
                                .toList())
                .say(passes.shown())
                .gate(
                        "of 1 GiB the first and the last 32 MiB were kept after every pass, byte for byte, and between them a"
                                + " line that names the " + (ALL - 2L * HALF) + " bytes that were cut",
                        true)
                .gate("the others at most " + MOST + " × as long: " + Samples.number(ratio), ratio <= MOST);
    }

    private int size() {
        return scale.of(20, 4);
    }

    /** One pass with the flood, unchecked. */
    void once() throws Exception {
        others(FLOOD, new byte[0]);
    }

    private Effort others(String first, byte[] expected) throws Exception {
        List<LabServer> servers = fleet.servers(size());
        Runs runs = new Runs(fleet.rest());
        String one = servers.get(0).host().name();
        Instant start = Instant.now();
        long id = runs.start(
                servers,
                servers.size(),
                "sh",
                "-c",
                "if [ \"$(cat /etc/hostname)\" = " + one + " ]; then " + first + "; else " + LITTLE + "; fi");
        runs.follow(id);
        runs.mustHaveSucceeded(id, servers.size());
        Map<String, JsonNode> parts = runs.parts(id);
        if (expected.length > 0 && !Arrays.equals(expected, runs.printed(id, One.of(parts, one)))) {
            throw new AssertionError("What was kept of 1 GiB is not its head, the mark and its tail.");
        }
        return new Effort(
                Runs.untilEnded(start, parts, servers.subList(1, servers.size()))
                                .toNanos()
                        / 1e6,
                0);
    }

    /** From the same program on this machine. */
    private static byte[] expected() throws IOException, InterruptedException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.writeBytes(printed(FLOOD + " | head -c " + HALF));
        kept.writeBytes(("\n[" + (ALL - 2L * HALF) + " bytes were cut here: a run keeps 64 MiB of what it prints]\n")
                .getBytes(StandardCharsets.US_ASCII));
        kept.writeBytes(printed(FLOOD + " | tail -c " + HALF));
        return kept.toByteArray();
    }

    private static byte[] printed(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            byte[] all = out.readAllBytes();
            process.waitFor();
            return all;
        }
    }
}
