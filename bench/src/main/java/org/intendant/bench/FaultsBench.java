package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;
import org.intendant.hosts.HostAddress;

/** What dead and slow hosts cost those that are well. */
final class FaultsBench implements Bench {

    private static final int OF_TEN_DEAD = 3;
    private static final int OF_TEN_SLOW = 7;
    private static final String SLOW_RATE = "64kbit";
    private static final double MOST = 1.2;
    private static final String CLUSH = "clush";
    private static final String INTENDANT = "Intendant, supervised command";

    private final Scale scale;
    private final Fleet fleet;

    FaultsBench(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public void run(Report report) throws Exception {
        int size = scale.of(50, 10);
        List<LabServer> servers = fleet.servers(size);
        List<LabServer> dead = chosen(servers, OF_TEN_DEAD);
        List<LabServer> slow = chosen(servers, OF_TEN_SLOW);
        report.say("`uptime` on " + size + " hosts without connections beforehand: " + dead.size()
                + " have their network cable pulled, " + slow.size() + " have a line of " + SLOW_RATE
                + ". Taken is the time until the last of the others has answered; of Intendant until its part of the operation"
                + " is at its end in the database. clush is ended then, Intendant's operation is awaited, and every host must be"
                + " told of rightly.");
        Fleet.dropConnections();
        try {
            dead.forEach(server -> server.host().cutOff());
            slow.forEach(server -> server.host().slowDown(SLOW_RATE));
            for (int fanOut : List.of(10, size)) {
                measure(report, servers, fanOut);
            }
        } finally {
            dead.forEach(server -> server.host().reconnect());
            slow.forEach(server -> server.host().normalSpeed());
        }
    }

    /** Those whose number ends so: spread over all. */
    private static List<LabServer> chosen(List<LabServer> servers, int digit) {
        return IntStream.range(0, servers.size())
                .filter(number -> number % 10 == digit)
                .mapToObj(servers::get)
                .toList();
    }

    private static List<LabServer> well(List<LabServer> servers) {
        return IntStream.range(0, servers.size())
                .filter(number -> number % 10 != OF_TEN_DEAD && number % 10 != OF_TEN_SLOW)
                .mapToObj(servers::get)
                .toList();
    }

    private void measure(Report report, List<LabServer> servers, int fanOut) throws Exception {
        List<HostAddress> hosts = fleet.addresses(servers.size());
        try (SshClients clients = SshClients.cold(hosts, fanOut)) {
            Passes passes = new Passes(scale.passes())
                    .add(CLUSH, () -> clush(clients, servers))
                    .add(INTENDANT, () -> intendant(servers, fanOut));
            Map<String, Passes.Measured> measured = passes.run();
            Samples clush = One.of(measured, CLUSH).wall();
            Samples ours = One.of(measured, INTENDANT).wall();
            report.title(fanOut + " hosts at once")
                    .table(
                            List.of("", "ms until all that are well have answered", "× clush"),
                            List.of(
                                    List.of(CLUSH, clush.shown(), "1.00"),
                                    List.of(INTENDANT, ours.shown(), Samples.number(ours.ratioTo(clush)))))
                    .say(passes.shown())
                    .gate(
                            "healthy hosts at most " + MOST + " × clush: " + Samples.number(ours.ratioTo(clush)),
                            ours.ratioTo(clush) <= MOST);
        }
    }

    private static Effort clush(SshClients clients, List<LabServer> servers) throws Exception {
        Set<String> awaited = well(servers).stream()
                .map(server -> server.host().address())
                .collect(Collectors.toCollection(HashSet::new));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(clients.clush("uptime"))
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (!awaited.isEmpty()) {
                String line = lines.readLine();
                if (line == null) {
                    throw new AssertionError("clush brought no answer of " + awaited);
                }
                if (line.contains("load average")) {
                    awaited.remove(line.substring(0, line.indexOf(':')));
                }
            }
            return new Effort((System.nanoTime() - start) / 1e6, 0);
        } finally {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            children.forEach(ProcessHandle::destroy);
            process.waitFor();
        }
    }

    private Effort intendant(List<LabServer> servers, int fanOut) throws Exception {
        Fleet.dropConnections();
        Runs runs = new Runs(fleet.rest());
        Instant start = Instant.now();
        long id = runs.start(servers, fanOut, "uptime");
        runs.follow(id);
        Map<String, JsonNode> parts = runs.parts(id);
        Set<String> dead = chosen(servers, OF_TEN_DEAD).stream()
                .map(server -> server.host().name())
                .collect(Collectors.toSet());
        parts.forEach((name, part) -> {
            String state = part.required("state").asText();
            if (!state.equals(dead.contains(name) ? "FAILED" : "SUCCEEDED")) {
                throw new AssertionError(name + " ended as " + part);
            }
        });
        return new Effort(Runs.untilEnded(start, parts, well(servers)).toNanos() / 1e6, 0);
    }
}
