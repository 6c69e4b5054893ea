package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;

/** How long it takes from a host's print until whoever follows the log sees the line, while many hosts print. */
final class LineDelay {

    private static final int BURSTS = 200;
    private static final int LINES_A_BURST = 50;
    private static final int WATCHED = 5;
    private static final double MOST = 500;

    /** Within them a hundred commands begin, which is work for the hosts, and those are all on this machine. */
    private static final int BEGINNING = 50;

    /** Each line says when it was printed; ten bursts a second. */
    private static final String PROGRAM = """
            import sys, time
            begin = time.time()
            for burst in range(%d):
                now = time.time_ns()
                sys.stdout.write("".join("%%d line %%05d\\n" %% (now, burst * %d + line) for line in range(%d)))
                sys.stdout.flush()
                time.sleep(max(0, begin + (burst + 1) * 0.1 - time.time()))
            """.formatted(BURSTS, LINES_A_BURST, LINES_A_BURST);

    private final Scale scale;
    private final Fleet fleet;

    LineDelay(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
    }

    void measure(Report report) throws Exception {
        for (int size : List.of(scale.of(10, 2), scale.of(100, 10))) {
            Delays delays = delays(fleet.servers(size));
            report.title("Delay of a line, " + size + " hosts with 500 lines a second each")
                    .say(
                            "10,000 lines of every host in 20 seconds, a burst every 100 ms; " + Math.min(WATCHED, size)
                                    + " of the hosts' logs are followed as pages follow them. The time is from the host's print to the"
                                    + " arrival of the long poll's answer. One pass; nothing was lost of any host. All hosts work on"
                                    + " this machine's cores; in the first 5 seconds their commands begin there, too, all at once.")
                    .table(
                            List.of("ms", "median", "p95", "p99", "most"),
                            List.of(row("the first 5 s", delays.first()), row("then", delays.then())))
                    .gate(
                            size + " hosts: p99 at most " + Samples.number(MOST) + " ms once all print: "
                                    + Samples.number(delays.then().p99()),
                            delays.then().p99() <= MOST);
        }
    }

    private static List<String> row(String when, Samples delays) {
        return List.of(
                when,
                Samples.number(delays.median()),
                Samples.number(delays.p95()),
                Samples.number(delays.p99()),
                Samples.number(delays.most()));
    }

    private Delays delays(List<LabServer> servers) throws Exception {
        Runs runs = new Runs(fleet.rest());
        List<Delay> delays = Collections.synchronizedList(new ArrayList<>());
        long id = runs.start(servers, servers.size(), "python3", "-c", PROGRAM);
        ExecutorService threads = Executors.newFixedThreadPool(WATCHED);
        try {
            List<Future<?>> watchers = new ArrayList<>();
            IntStream.rangeClosed(1, Math.min(WATCHED, servers.size()))
                    .forEach(part -> watchers.add(threads.submit(() -> watch(id, part, delays))));
            for (Future<?> watcher : watchers) {
                watcher.get();
            }
        } finally {
            threads.shutdownNow();
        }
        runs.follow(id);
        runs.mustHaveSucceeded(id, servers.size());
        Map<String, JsonNode> parts = runs.parts(id);
        for (Map.Entry<String, JsonNode> part : parts.entrySet()) {
            mustBeWhole(part.getKey(), new String(runs.printed(id, part.getValue()), StandardCharsets.UTF_8));
        }
        return Delays.of(delays);
    }

    private void watch(long id, int part, List<Delay> delays) {
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        long from = 0;
        boolean end = false;
        while (!end) {
            JsonNode piece = fleet.rest()
                    .get("operations/" + id + "/log?part=" + part + "&wait=20&as=text&from=" + from)
                    .orThrow();
            Instant now = Instant.now();
            String text = open.toString(StandardCharsets.UTF_8)
                    + piece.required("text").asText();
            int whole = text.lastIndexOf('\n') + 1;
            text.substring(0, whole)
                    .lines()
                    .filter(line -> line.matches("\\d{19} line \\d{5}"))
                    .forEach(line -> delays.add(Delay.of(line, now)));
            open.reset();
            open.writeBytes(text.substring(whole).getBytes(StandardCharsets.UTF_8));
            from = piece.required("next").asLong();
            end = piece.required("end").asBoolean();
        }
    }

    /** Every line once, in order. */
    private static void mustBeWhole(String name, String printed) {
        List<String> lines = printed.lines().map(line -> line.substring(20)).toList();
        List<String> expected = IntStream.range(0, BURSTS * LINES_A_BURST)
                .mapToObj("line %05d"::formatted)
                .toList();
        if (!lines.equals(expected)) {
            throw new AssertionError("Of " + name + " came " + lines.size() + " lines that are not those it printed.");
        }
    }

    /** From a line's print to its arrival, in ms. */
    private record Delay(int line, double millis) {
        static Delay of(String line, Instant arrived) {
            Instant printed = Instant.EPOCH.plus(Long.parseLong(line.substring(0, 19)), ChronoUnit.NANOS);
            return new Delay(Integer.parseInt(line.substring(25)), ChronoUnit.MICROS.between(printed, arrived) / 1e3);
        }
    }

    private record Delays(Samples first, Samples then) {
        static Delays of(List<Delay> all) {
            return new Delays(
                    samples(all, delay -> delay.line() < BEGINNING * LINES_A_BURST),
                    samples(all, delay -> delay.line() >= BEGINNING * LINES_A_BURST));
        }

        private static Samples samples(List<Delay> all, Predicate<Delay> which) {
            return Samples.of(all.stream().filter(which).map(Delay::millis).toList());
        }
    }
}
