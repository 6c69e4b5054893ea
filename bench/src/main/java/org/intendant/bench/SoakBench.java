package org.intendant.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.Waiting;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;

/**
 * Two servers under work for twenty minutes, of which one is killed again and again: what they hold stays the same, and
 * everything that was begun has an end.
 */
final class SoakBench implements Bench {

    private static final int HOSTS = 8;
    private static final int IN_A_GROUP = 4;
    private static final int READS_A_MINUTE = 200;
    private static final int IMPORTED = 20;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final double ENOUGH = 0.98;
    private static final double MORE_HEAP = 1.15;
    private static final double MORE_MIB = 10;
    private static final double MORE_THREADS = 10;
    private static final double MORE_DESCRIPTORS = 20;

    private final Scale scale;

    SoakBench(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public boolean usual() {
        return false;
    }

    /** What the steady server holds at a moment, and what was done until then. */
    private record Sample(double minute, double heapMib, Resident steady, String mortal, List<String> done) {}

    @Override
    public void run(Report report) throws Exception {
        int minutes = scale.of(20, 2);
        try (Postgres postgres = new Postgres();
                SoakPair pair = new SoakPair(postgres).start()) {
            List<LabServer> hosts = IntStream.rangeClosed(1, HOSTS)
                    .mapToObj(i -> LabServer.enrol(
                            RestClient.admin(pair.steady()), Lab.shared().host("soak-" + i, HostSpec.plain()), "root"))
                    .toList();
            new Imported(RestClient.admin(pair.steady()), "soaked", IMPORTED).apply();
            SoakLoad load = new SoakLoad(pair);
            double operations = (double) READS_A_MINUTE / HOSTS;
            load.reading(hosts.subList(0, IN_A_GROUP), operations);
            load.reading(hosts.subList(IN_A_GROUP, HOSTS), operations);
            load.browsing(Duration.ofSeconds(1));
            load.importing(Duration.ofSeconds(30), IMPORTED);
            load.killing(Duration.ofSeconds(scale.of(120, 40)));
            List<Sample> samples = sampled(pair, load, minutes);
            load.end();
            RestOperations steady = new RestOperations(RestClient.admin(pair.steady()));
            Waiting.until(
                    LONGEST,
                    "the end of everything that was begun",
                    () -> steady.open().isEmpty());
            tell(report, pair, load, samples, open(postgres), minutes);
            hosts.forEach(host -> host.host().destroy());
        }
    }

    private List<Sample> sampled(SoakPair pair, SoakLoad load, int minutes) throws Exception {
        List<Sample> samples = new ArrayList<>();
        long begin = System.nanoTime();
        int each = scale.of(60, 15);
        for (int i = 1; i <= minutes * 60 / each; i++) {
            long wait = begin + TimeUnit.SECONDS.toNanos((long) i * each) - System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(Math.max(0, wait));
            Sample sample = new Sample(
                    i * each / 60.0,
                    pair.heapMib(),
                    Resident.of(pair.steady().pid()),
                    pair.down() ? "killed" : shown(Resident.of(pair.mortalPid())),
                    List.of(
                            Long.toString(load.reads()),
                            Long.toString(load.pages()),
                            Long.toString(load.imports()),
                            Integer.toString(pair.kills())));
            samples.add(sample);
            System.out.println("  " + cells(sample));
        }
        return samples;
    }

    private static String shown(Resident now) {
        return Samples.number(now.mib()) + " MiB, " + now.threads() + " threads, " + now.descriptors() + " descriptors";
    }

    /** Rows that say of themselves that they are not over. */
    private static long open(Postgres postgres) throws Exception {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select (select count(*) from operation where ended is null)"
                        + " + (select count(*) from operation_part where ended is null)"
                        + " + (select count(*) from operation_lock)")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void tell(Report report, SoakPair pair, SoakLoad load, List<Sample> samples, long open, int minutes) {
        report.say("Two Intendant servers on one PostgreSQL for " + minutes + " minutes: commands on " + HOSTS
                + " lab hosts ordered at both, " + READS_A_MINUTE
                + " reads of a host a minute, each checked; a page a second;"
                + " an import of " + IMPORTED
                + " rows every 30 s; every server compared each minute. One of the two is killed"
                + " with -9 and started again " + pair.kills()
                + " times. Heap is what is in use after a full collection.");
        report.table(
                List.of(
                        "minute",
                        "heap, MiB",
                        "resident, MiB",
                        "threads",
                        "descriptors",
                        "the other one",
                        "reads",
                        "pages",
                        "imports",
                        "kills"),
                samples.stream().map(SoakBench::cells).toList());
        flat(report, "heap after a collection, MiB", samples, Sample::heapMib, MORE_HEAP, MORE_MIB);
        flat(report, "threads", samples, sample -> sample.steady().threads(), 1, MORE_THREADS);
        flat(report, "descriptors", samples, sample -> sample.steady().descriptors(), 1, MORE_DESCRIPTORS);
        report.gate("no operation, part or lock without an end: " + open, open == 0);
        double aMinute = (double) load.reads() / minutes;
        report.gate(
                READS_A_MINUTE + " reads a minute over all, give or take 2 %, each with the right output: "
                        + Samples.number(aMinute),
                aMinute >= READS_A_MINUTE * ENOUGH);
        report.gate(
                "nothing failed but what a kill hit (" + load.hit() + " requests): "
                        + load.failures().size()
                        + load.failures().stream()
                                .limit(3)
                                .map(text -> " " + text)
                                .reduce("", String::concat),
                load.failures().isEmpty());
    }

    private static List<String> cells(Sample sample) {
        List<String> cells = new ArrayList<>(List.of(
                Samples.number(sample.minute()),
                Samples.number(sample.heapMib()),
                Samples.number(sample.steady().mib()),
                Long.toString(sample.steady().threads()),
                Long.toString(sample.steady().descriptors()),
                sample.mortal()));
        cells.addAll(sample.done());
        return cells;
    }

    /** The first quarter is for warming up; the second is compared with the last. */
    private static void flat(
            Report report,
            String what,
            List<Sample> samples,
            ToDoubleFunction<Sample> figure,
            double times,
            double plus) {
        int quarter = samples.size() / 4;
        double second = middle(samples.subList(quarter, 2 * quarter), figure);
        double last = middle(samples.subList(samples.size() - quarter, samples.size()), figure);
        report.gate(
                what + ": " + Samples.number(second) + " in the second quarter, " + Samples.number(last)
                        + " in the last",
                last <= second * times + plus);
    }

    private static double middle(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return Samples.of(samples.stream().map(figure::applyAsDouble).toList()).median();
    }
}
