package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.hosts.HostAddress;

/** From the order to run a command until what it prints first can be seen. */
final class ClickBench implements Bench {

    private static final String COMMAND = "date +%s%N; sleep 0.3";
    private static final Pattern STAMP = Pattern.compile("(?m)^(\\d{19})$");
    private static final double MOST = 150;
    private static final String SSH = "ssh with ControlMaster";

    private final Scale scale;
    private final Fleet fleet;

    ClickBench(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return "click";
    }

    @Override
    public void run(Report report) throws Exception {
        LabServer onH2 = fleet.servers(1).get(0);
        HostAddress address = fleet.addresses(1).get(0);
        try (Postgres postgres = new Postgres();
                RunningIntendant second = postgres.under(Subject.prepared()).start();
                SshClients clients = SshClients.warm(List.of(address), 1)) {
            RestClient rest = RestClient.admin(second);
            Clicker h2 = new Clicker("Intendant on H2", fleet.rest(), onH2);
            Clicker onPostgres =
                    new Clicker("Intendant on PostgreSQL", rest, LabServer.enrol(rest, onH2.host(), "root"));
            for (int round = 0; round < scale.of(30, 3); round++) {
                h2.click();
                onPostgres.click();
            }
            h2.forget();
            onPostgres.forget();
            Passes passes = new Passes(scale.of(30, 3))
                    .add(h2.name, h2::click)
                    .add(onPostgres.name, onPostgres::click)
                    .add(SSH, () -> ssh(clients, address));
            Map<String, Passes.Measured> measured = passes.run();
            report(report, measured, List.of(h2, onPostgres), passes);
        }
    }

    private void report(Report report, Map<String, Passes.Measured> measured, List<Clicker> ours, Passes passes) {
        List<List<String>> rows = new ArrayList<>();
        for (Clicker clicker : ours) {
            rows.add(row(
                    clicker.name,
                    Samples.of(clicker.begun).shown(),
                    One.of(measured, clicker.name).wall()));
        }
        rows.add(row(SSH, "", One.of(measured, SSH).wall()));
        report.say(
                        "A click is the `POST` that the pages' use case answers too; the host prints its clock, then sleeps. *Seen* is"
                                + " when the long poll of the log, as the page asks it, has brought that line; *begun* is the clock's"
                                + " time itself, which is this machine's. Connections stand, the JVMs are warm.")
                .table(List.of("", "begun on the host, ms", "first byte seen, ms", "p95", "p99"), rows)
                .say("Medians after the click. "
                        + ours.stream().map(Clicker::stations).collect(Collectors.joining(" ")))
                .say(passes.shown());
        for (Clicker clicker : ours) {
            double median = One.of(measured, clicker.name).wall().median();
            report.gate(
                    clicker.name + ": first remote byte seen at most " + Samples.number(MOST)
                            + " ms after the click, median: " + Samples.number(median),
                    median <= MOST);
        }
    }

    private static List<String> row(String name, String begun, Samples seen) {
        return List.of(name, begun, seen.shown(), Samples.number(seen.p95()), Samples.number(seen.p99()));
    }

    private static Effort ssh(SshClients clients, HostAddress address) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(clients.ssh(address, COMMAND))
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int first = process.getInputStream().read();
        double millis = (System.nanoTime() - start) / 1e6;
        if (process.waitFor() != 0 || !Character.isDigit(first)) {
            throw new AssertionError("ssh brought no clock.");
        }
        return new Effort(millis, 0);
    }

    /** Somebody who clicks at one Intendant. */
    private static final class Clicker {
        private final String name;
        private final RestClient rest;
        private final LabServer server;
        private final List<Double> begun = new ArrayList<>();
        private final List<Double> ordered = new ArrayList<>();
        private final List<Double> claimed = new ArrayList<>();
        private final List<Double> reached = new ArrayList<>();

        Clicker(String name, RestClient rest, LabServer server) {
            this.name = name;
            this.rest = rest;
            this.server = server;
        }

        Effort click() {
            Runs runs = new Runs(rest);
            Instant clicked = Instant.now();
            long start = System.nanoTime();
            long id = runs.start(List.of(server), 1, "sh", "-c", COMMAND);
            String stamp = firstStamp(id);
            double seen = (System.nanoTime() - start) / 1e6;
            Instant there = Instant.EPOCH.plus(Long.parseLong(stamp), ChronoUnit.NANOS);
            begun.add(ChronoUnit.MICROS.between(clicked, there) / 1e3);
            runs.follow(id);
            runs.mustHaveSucceeded(id, 1);
            JsonNode operation = rest.get("operations/" + id).orThrow();
            ordered.add(since(clicked, operation.required("created")));
            claimed.add(since(clicked, operation.required("started")));
            reached.add(since(clicked, operation.required("parts").required(0).required("started")));
            return new Effort(seen, 0);
        }

        private static double since(Instant clicked, JsonNode instant) {
            return ChronoUnit.MICROS.between(clicked, Instant.parse(instant.asText())) / 1e3;
        }

        void forget() {
            List.of(begun, ordered, claimed, reached).forEach(List::clear);
        }

        /** Where the time goes: medians after the click. */
        String stations() {
            return name + ": written as an operation after " + median(ordered) + " ms, claimed by a worker after "
                    + median(claimed) + ", its host reached after " + median(reached) + ", begun on the host after "
                    + median(begun) + ".";
        }

        private static String median(List<Double> millis) {
            return Samples.number(Samples.of(millis).median());
        }

        private String firstStamp(long id) {
            StringBuilder log = new StringBuilder();
            long from = 0;
            while (true) {
                JsonNode piece = rest.get("operations/" + id + "/log?part=1&as=text&wait=20&from=" + from)
                        .orThrow();
                log.append(piece.required("text").asText());
                Matcher stamp = STAMP.matcher(log);
                if (stamp.find()) {
                    return stamp.group(1);
                }
                if (piece.required("end").asBoolean()) {
                    throw new AssertionError("The host's clock did not come: " + log);
                }
                from = piece.required("next").asLong();
            }
        }
    }
}
