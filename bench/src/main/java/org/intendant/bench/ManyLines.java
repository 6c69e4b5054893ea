package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;

/** Many hosts that print 10,000 lines each as fast as they can. */
final class ManyLines {

    static final String TITLE = "100 hosts, 10,000 lines each";

    private static final int FAN_OUT = 50;
    private static final int LINES = 10_000;
    private static final String WORDS = " line %06.0f of ten thousand that a host prints as fast as it can";
    private static final String COMMAND = "seq -f \"$(cat /etc/hostname)" + WORDS + "\" " + LINES;
    private static final String INTENDANT = "Intendant, until all is stored";
    private static final String XARGS = "xargs ssh, each to a file";

    private final Fleet fleet;
    private final Scale scale;
    private final int size;

    ManyLines(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
        this.size = scale.of(100, 10);
    }

    void measure(Report report) throws Exception {
        List<LabServer> servers = fleet.servers(size);
        Path folder = Files.createTempDirectory("bn");
        try (SshClients clients = SshClients.warm(fleet.addresses(size), FAN_OUT)) {
            once();
            Passes passes = new Passes(scale.passes())
                    .add(INTENDANT, () -> intendant(servers))
                    .add(XARGS, () -> xargs(clients, servers, folder));
            Map<String, Passes.Measured> measured = passes.run();
            double lines = (double) size * LINES;
            report.title(size == 100 ? TITLE : size + " hosts, 10,000 lines each")
                    .table(
                            List.of("", "ms", "lines a second, median", "CPU ms per host"),
                            measured.entrySet().stream()
                                    .map(entry -> List.of(
                                            entry.getKey(),
                                            entry.getValue().wall().shown(),
                                            Samples.number(lines
                                                    / entry.getValue().wall().median()
                                                    * 1000),
                                            entry.getValue().cpu().per(size).shown()))
                                    .toList())
                    .say(passes.shown() + " " + FAN_OUT + " hosts at once, connections warm.")
                    .gate("nothing lost: after every pass each host's output was there, equal byte for byte", true);
        } finally {
            Removal.of(folder);
        }
    }

    /** One pass, checked. */
    void once() throws Exception {
        intendant(fleet.servers(size));
    }

    private Effort intendant(List<LabServer> servers) throws Exception {
        Runs runs = new Runs(fleet.rest());
        long[] id = new long[1];
        Effort effort = Effort.of(fleet.cpu(), () -> {
            id[0] = runs.start(servers, FAN_OUT, "sh", "-c", COMMAND);
            runs.follow(id[0]);
        });
        runs.mustHaveSucceeded(id[0], servers.size());
        Map<String, JsonNode> parts = runs.parts(id[0]);
        for (LabServer server : servers) {
            String name = server.host().name();
            mustBe(expected(name), runs.printed(id[0], One.of(parts, name)), name);
        }
        return effort;
    }

    private static Effort xargs(SshClients clients, List<LabServer> servers, Path folder) throws Exception {
        Effort effort = Effort.of(clients.cpu(), () -> clients.xargsToFiles(folder, COMMAND));
        for (LabServer server : servers) {
            Path file = folder.resolve(server.host().address());
            mustBe(
                    expected(server.host().name()),
                    Files.readAllBytes(file),
                    server.host().name());
            Files.delete(file);
        }
        return effort;
    }

    private static void mustBe(byte[] expected, byte[] printed, String name) {
        if (!Arrays.equals(expected, printed)) {
            throw new AssertionError("Of " + name + " came " + printed.length + " bytes; they are not the "
                    + expected.length + " that it printed.");
        }
    }

    static byte[] expected(String name) {
        String line = name + WORDS.replace("%06.0f", "%06d") + "\n";
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(number -> String.format(Locale.ROOT, line, number))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
