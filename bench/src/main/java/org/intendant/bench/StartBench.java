package org.intendant.bench;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;

/** From the command to the page: time, CPU and memory, beside the same server without an application. */
final class StartBench implements Bench {

    private static final String AGAIN = "Intendant, `./run` in a home that is there";
    private static final String FIRST = "Intendant, `./run` in an empty home";
    private static final String BARE = "WildFly alone, `standalone.sh`";
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
                    .add(BARE, this::bare);
            Map<String, Passes.Measured> measured = passes.run();
            report.say(
                    "From the command to “ready” (Intendant: `/health/ready` was read; WildFly: its start-up marker), CPU of all"
                            + " processes that this takes, scripts among them, and memory of the server's process after "
                            + IDLE.toSeconds()
                            + " idle seconds. WildFly alone is the same version with the same layers and configuration but"
                            + " no application, started by its own script with its own options. " + passes.shown());
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

    private Effort bare() throws Exception {
        List<BareWildfly> started = new ArrayList<>();
        Effort effort = Effort.of(Tree::cpuMillis, () -> started.add(BareWildfly.start()));
        try (BareWildfly bare = started.get(0)) {
            rest(BARE, bare.pid());
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
                List.of("", "to ready, s", "× WildFly", "CPU, s", "× WildFly", "resident, MiB"),
                measured.entrySet().stream()
                        .map(one -> List.of(
                                one.getKey(),
                                one.getValue().wall().per(1000).shown(),
                                Samples.number(one.getValue().wall().ratioTo(bare.wall())),
                                one.getValue().cpu().per(1000).shown(),
                                Samples.number(one.getValue().cpu().ratioTo(bare.cpu())),
                                mib(one.getKey()).shown()))
                        .toList());
    }

    private void gates(Report report, Map<String, Passes.Measured> measured) {
        Passes.Measured bare = requireNonNull(measured.get(BARE));
        double ratio = requireNonNull(measured.get(AGAIN)).wall().ratioTo(bare.wall());
        double mib = mib(AGAIN).median();
        report.gate(
                "start to ready at most " + MOST + " × WildFly alone: " + Samples.number(ratio) + " ×", ratio <= MOST);
        report.say("Where it should be: at most " + Samples.number(WANTED) + " × and " + Samples.number(WANTED_MIB)
                + " MiB; it is " + Samples.number(ratio) + " × and " + Samples.number(mib) + " MiB.");
    }
}
