package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestOperations;
import org.intendant.portforwarding.push.Forwarded;

/** Hundreds of forwards on one hypervisor in one load, and how soon the rules before them are back where the load fails. */
final class PortsBench implements Bench {

    static final String KIND = "portforwarding";
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int ALL = 500;
    private static final int MOST_EXECS = 5;
    private static final double MOST_MILLIS = 1000;
    private static final int WARM_UP = 200;

    private final Scale scale;
    private final Fleet fleet;

    PortsBench(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public void run(Report report) throws Exception {
        int all = scale.of(ALL, 50);
        NatScene scene = NatScene.made(fleet.rest(), all);
        scene.awaitGuest(all);
        Execs.count(List.of(scene.gateway()));
        report.say(
                "Forwards of single TCP ports over IPv4 and IPv6 to a guest behind a hypervisor, both lab hosts of this"
                        + " machine: a rule for each. Before each pass the hypervisor is as it was before anything was forwarded. After"
                        + " each pass every rule is read back, and a tenth of the ports is called, each of which must be answered by its"
                        + " own port of the guest. *Planned* and *compared* are `GET /api/v1/plans/…`; *applied* is from the approval"
                        + " until the operation is at its end: planned twice more, loaded, confirmed over a new connection and read back;"
                        + " then Intendant itself calls every port.");
        List<Round> rounds = new ArrayList<>();
        int there = 0;
        for (int size : new int[] {all / 16, all / 4, all}) {
            scene.want(there, size);
            there = size;
            rounds.add(new Round(scene, size).run());
        }
        report.title("Forwards in one load")
                .table(
                        List.of(
                                "forwards",
                                "rendered, ms",
                                "planned, ms",
                                "CPU, ms",
                                "applied, ms",
                                "CPU, ms",
                                "compared again, ms",
                                "nft alone, ms",
                                "execs"),
                        rounds.stream().map(Round::row).toList())
                .say(
                        scale.passes()
                                + " passes of each. CPU is the application's. *nft alone* loads the same file on the same host"
                                + " into an empty network. *Execs* are commands over SSH from the first look to the end of the operation.");
        int most = rounds.stream()
                .mapToInt(round -> (int) round.execs().most())
                .max()
                .orElseThrow();
        report.gate(
                all + " forwards take as many execs as " + all / 16 + ", at most " + MOST_EXECS + ": " + most,
                most <= MOST_EXECS);
        back(report, scene);
    }

    /** A change of which the host finds, with all rules loaded, that it does not start. */
    private void back(Report report, NatScene scene) throws Exception {
        RestOperations operations = new RestOperations(fleet.rest());
        LabServer gateway = scene.gateway();
        scene.failOnDemand();
        scene.lead(ALL);
        List<Double> loaded = new ArrayList<>();
        List<Double> told = new ArrayList<>();
        String ruleset = scene.ruleset();
        String files = scene.files();
        for (int pass = 0; pass < scale.passes(); pass++) {
            scene.failNext();
            long id = operations.apply(KIND, gateway);
            JsonNode ended = operations.ended(id, LONGEST);
            if (!ended.required("state").asText().equals("FAILED")
                    || !operations.log(id, gateway).contains("has put everything back as it was")) {
                throw new AssertionError("It ended otherwise: " + operations.log(id, gateway));
            }
            if (!scene.ruleset().equals(ruleset) || !scene.files().equals(files)) {
                throw new AssertionError("The host is not as it was.");
            }
            List<Long> checks = scene.checks();
            loaded.add((checks.get(1) - checks.get(0)) / 1e6);
            Instant end = Instant.parse(ended.required("ended").asText());
            told.add(end.toEpochMilli() - checks.get(0) / 1e6);
        }
        double most = Samples.of(loaded).most();
        report.title("Back after a failed check")
                .say("All " + scene.forwards().size()
                        + " forwards are loaded, and a change of one of them is applied. On the host"
                        + " the unit of the rules fails to start, once, when the new rules are loaded already; it notes when, and"
                        + " when it is started again, with the earlier rules loaded. After each pass all that nft has loaded, and"
                        + " the sums of all files, are as they were.")
                .table(
                        List.of("ms from the failure until", ""),
                        List.of(
                                List.of(
                                        "the earlier rules are loaded again",
                                        Samples.of(loaded).shown()),
                                List.of(
                                        "the operation has ended, with what the host said",
                                        Samples.of(told).shown())))
                .say(loaded.size() + " passes.")
                .gate(
                        "back within " + Samples.number(MOST_MILLIS) + " ms, the slowest: " + Samples.number(most),
                        most <= MOST_MILLIS);
    }

    /** One number of forwards. */
    private final class Round {
        private final NatScene scene;
        private final int size;
        private final RestOperations operations = new RestOperations(fleet.rest());
        private final List<Effort> planned = new ArrayList<>();
        private final List<Effort> applied = new ArrayList<>();
        private final List<Double> compared = new ArrayList<>();
        private final List<Double> bare = new ArrayList<>();
        private final List<Integer> execs = new ArrayList<>();
        private Samples rendered = Samples.of(0);

        Round(NatScene scene, int size) {
            this.scene = scene;
            this.size = size;
        }

        Round run() throws Exception {
            for (int pass = 0; pass <= scale.passes(); pass++) {
                pass();
            }
            for (List<?> all : List.of(planned, applied, compared, bare)) {
                all.remove(0); // the first one warmed up
            }
            rendered = rendered();
            return this;
        }

        Samples execs() {
            return Samples.of(execs);
        }

        List<String> row() {
            return List.of(
                    Integer.toString(size),
                    rendered.shown(),
                    wall(planned).shown(),
                    cpu(planned).shown(),
                    wall(applied).shown(),
                    cpu(applied).shown(),
                    Samples.of(compared).shown(),
                    Samples.of(bare).shown(),
                    (int) execs().least() + "–" + (int) execs().most());
        }

        private void pass() throws Exception {
            scene.clean();
            Execs.forget(scene.gateway());
            JsonNode[] plan = new JsonNode[1];
            planned.add(Effort.of(fleet.cpu(), () -> plan[0] = operations.plan(KIND, scene.gateway())));
            applied.add(Effort.of(fleet.cpu(), () -> {
                long id = operations
                        .approve(KIND, scene.gateway(), plan[0])
                        .orThrow()
                        .required("id")
                        .asLong();
                String state = operations.ended(id, LONGEST).required("state").asText();
                if (!state.equals("SUCCEEDED")) {
                    throw new AssertionError(operations.log(id, scene.gateway()));
                }
            }));
            execs.add(Execs.of(scene.gateway()));
            scene.mustForward(size);
            compared.add(Effort.of(fleet.cpu(), this::mustBeAsWanted).wall());
            bare.add(scene.bareLoad());
            System.out.println("  " + size + ": planned " + planned.get(planned.size() - 1) + ", applied "
                    + applied.get(applied.size() - 1));
        }

        private void mustBeAsWanted() {
            JsonNode again = operations.plan(KIND, scene.gateway());
            if (!again.required("steps").isEmpty()) {
                throw new AssertionError("It still differs: " + again);
            }
        }

        /** In this JVM, by the product's class; what it makes is what lies on the host. */
        private Samples rendered() throws Exception {
            List<Forwarded> forwards = scene.forwards();
            String outside = scene.outside();
            String right = new String(scene.gateway().host().read(NatScene.RULES), StandardCharsets.UTF_8);
            if (!NatScene.rendered(forwards, outside).equals(right)) {
                throw new AssertionError("Rendered otherwise than on the host.");
            }
            return Samples.of(IntStream.range(0, WARM_UP + scale.passes())
                    .mapToObj(i -> {
                        long begin = System.nanoTime();
                        NatScene.rendered(forwards, outside);
                        return (System.nanoTime() - begin) / 1e6;
                    })
                    .skip(WARM_UP)
                    .toList());
        }
    }

    private static Samples wall(List<Effort> efforts) {
        return Samples.of(efforts.stream().map(Effort::wall).toList());
    }

    private static Samples cpu(List<Effort> efforts) {
        return Samples.of(efforts.stream().map(Effort::cpu).toList());
    }
}
