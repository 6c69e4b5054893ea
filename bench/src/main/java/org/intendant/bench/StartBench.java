package org.intendant.bench;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;

/** From the command to the page: time, CPU and memory, beside the same server without an application. */
final class StartBench implements Bench {

    private static final String AGAIN = "Intendant, `./run` in a home that is there";
    private static final String FIRST = "Intendant, `./run` in an empty home";
    private static final String BARE = "WildFly as it is downloaded, `standalone.sh`";
    private static final String TRIMMED = "WildFly with our layers alone, `standalone.sh`";
    private static final double MOST = 1.6;
    private static final double WANTED = 1.0;
    private static final double WANTED_MIB = 350;
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final Scale scale;
    private final Map<String, List<Resident>> resident = new LinkedHashMap<>();

    StartBench(Scale scale) {
        this.scale = scale;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Report report) throws Exception {
        try (RunningIntendant known = Subject.prepared()) {
            known.start().stop();
            Passes passes = new Passes(scale.passes())
                    .add(AGAIN, () -> intendant(AGAIN, known))
                    .add(FIRST, this::first)
                    .add(BARE, () -> bare(BARE, BareWildfly::downloaded))
                    .add(TRIMMED, () -> bare(TRIMMED, BareWildfly::trimmed));
            Map<String, Passes.Measured> measured = passes.run();
            report.say(
                    "From the command to “ready” (Intendant: `/health/ready` was read; WildFly: its start-up marker), CPU of all"
                            + " processes that this takes, scripts among them, and memory of the server's process after "
                            + IDLE.toSeconds()
                            + " idle seconds. Both WildFlys are of our version, without an application, and started by their own"
                            + " script with its own options: one as it is downloaded, one of nothing but the layers and"
                            + " the configuration that Intendant brings. " + passes.shown());
            table(report, measured);
            gates(report, measured);
        }
    }

    private Effort first() throws Exception {
        try (RunningIntendant fresh = Subject.prepared()) {
            return intendant(FIRST, fresh);
        }
    }

    private Effort intendant(String name, RunningIntendant intendant) throws Exception {
        Effort effort = Effort.of(Tree::cpuMillis, intendant::start);
        rest(name, intendant.pid());
        if (RestClient.admin(intendant).get("servers").status() != 200) {
            throw new AssertionError("Intendant is ready but answers nobody.");
        }
        intendant.stop();
        return effort;
    }

    private Effort bare(String name, Callable<BareWildfly> start) throws Exception {
        List<BareWildfly> started = new ArrayList<>();
        Effort effort = Effort.of(Tree::cpuMillis, () -> started.add(start.call()));
        try (BareWildfly bare = started.get(0)) {
            rest(name, bare.pid());
        }
        return effort;
    }

    private void rest(String name, long pid) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
        resident.computeIfAbsent(name, unseen -> new ArrayList<>()).add(Resident.of(pid));
    }

    private Samples mib(String name) {
        return Samples.of(resident.getOrDefault(name, List.of()).stream()
                .map(Resident::mib)
                .toList());
    }

    private void table(Report report, Map<String, Passes.Measured> measured) {
        Passes.Measured bare = requireNonNull(measured.get(BARE));
        report.table(
                List.of("", "to ready, s", "× WildFly", "CPU, s", "× WildFly", "resident, MiB", "× WildFly"),
                measured.entrySet().stream()
                        .map(one -> List.of(
                                one.getKey(),
                                one.getValue().wall().per(1000).shown(),
                                Samples.number(one.getValue().wall().ratioTo(bare.wall())),
                                one.getValue().cpu().per(1000).shown(),
                                Samples.number(one.getValue().cpu().ratioTo(bare.cpu())),
                                mib(one.getKey()).shown(),
                                Samples.number(mib(one.getKey()).ratioTo(mib(BARE)))))
                        .toList());
    }

    private void gates(Report report, Map<String, Passes.Measured> measured) {
        Passes.Measured again = requireNonNull(measured.get(AGAIN));
        Passes.Measured bare = requireNonNull(measured.get(BARE));
        Passes.Measured trimmed = requireNonNull(measured.get(TRIMMED));
        gate(report, "start to ready", again.wall().ratioTo(bare.wall()));
        gate(report, "CPU until ready", again.cpu().ratioTo(bare.cpu()));
        gate(report, "resident memory", mib(AGAIN).ratioTo(mib(BARE)));
        double ratio = again.wall().ratioTo(bare.wall());
        report.say("Where it should be: at most " + Samples.number(WANTED) + " × and " + Samples.number(WANTED_MIB)
                + " MiB; it is " + Samples.number(ratio) + " × and "
                + Samples.number(mib(AGAIN).median())
                + " MiB. Beside the same layers without an application, which is what"
                + " the application itself costs: "
                + Samples.number(again.wall().ratioTo(trimmed.wall())) + " × the time, "
                + Samples.number(again.cpu().ratioTo(trimmed.cpu())) + " × the CPU, "
                + Samples.number(mib(AGAIN).ratioTo(mib(TRIMMED))) + " × the memory.");
    }

    private static void gate(Report report, String what, double ratio) {
        report.gate(
                what + " at most " + MOST + " × WildFly as it is downloaded: " + Samples.number(ratio) + " ×",
                ratio <= MOST);
    }
}
