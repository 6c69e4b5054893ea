package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;

/** How often hosts are asked for something when keys are pushed to many and few of them change. */
final class PushBench implements Bench {

    private static final String KEYS = "keys";
    private static final String FILE = "/root/.ssh/authorized_keys2";
    private static final String FIRST =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl first@bench";
    private static final String SECOND =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD second@bench";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int AT_ONCE = 16;

    private final Scale scale;
    private final Fleet fleet;

    PushBench(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return "push";
    }

    @Override
    public void run(Report report) throws Exception {
        int many = scale.of(190, 19);
        int few = scale.of(10, 1);
        List<LabServer> unchanged = fleet.servers(many);
        RestClient rest = fleet.rest();
        RestOperations operations = new RestOperations(rest);
        List<LabServer> changed = IntStream.rangeClosed(1, few)
                .mapToObj(number -> LabServer.enrol(rest, Lab.shared().host("bp" + number, HostSpec.plain()), "root"))
                .toList();
        List<LabServer> all = new ArrayList<>(unchanged);
        all.addAll(changed);
        report.say("Keys of one account on " + all.size() + " hosts, " + few
                + " of which are to get a new one; those have a"
                + " systemd, the others hold already what they should. Execs are counted at the hosts, by what runs there in"
                + " the place of timeout.");
        try (Together together = new Together(AT_ONCE)) {
            together.each(
                    all,
                    server -> rest.post("servers/" + server.id() + "/accounts/root/adopt", Map.of())
                            .orThrow());
            give(rest, "first", FIRST, all);
            for (LabServer server : changed) {
                ended(operations, operations.apply(KEYS, server));
            }
            String text = changed.get(0).host().exec("cat", FILE).stdout();
            for (LabServer server : unchanged) {
                server.host()
                        .write(
                                FILE,
                                text.replace(
                                        "root@" + changed.get(0).host().name(),
                                        "root@" + server.host().name()));
                server.host().exec("chmod", "600", FILE).orThrow();
            }
            together.each(all, server -> operations.plan(KEYS, server)); // takes note of what stands there
            give(rest, "second", SECOND, changed);
            Execs.count(all);
            measure(report, operations, together, unchanged, changed);
        }
    }

    /** A person with this key, in a group that may log in there. */
    private static void give(RestClient rest, String name, String key, List<LabServer> servers) {
        long person = made(rest, "people", Map.of("username", "bench-" + name, "role", "MEMBER"));
        rest.post("people/" + person + "/keys", Map.of("key", key)).orThrow();
        long group = made(rest, "groups", Map.of("name", "Bench " + name, "people", List.of(person)));
        List<String> places =
                servers.stream().map(server -> "root@" + server.host().name()).toList();
        rest.post("groups/" + group + "/access", Map.of("places", places)).orThrow();
    }

    private static long made(RestClient rest, String path, Map<String, Object> what) {
        return rest.post(path, what).orThrow().required("id").asLong();
    }

    private static void ended(RestOperations operations, long operation) {
        String state = operations.ended(operation, LONGEST).required("state").asText();
        if (!state.equals("SUCCEEDED")) {
            throw new AssertionError("A push ended as " + state);
        }
    }

    private void measure(
            Report report,
            RestOperations operations,
            Together together,
            List<LabServer> unchanged,
            List<LabServer> changed)
            throws Exception {
        List<LabServer> all = new ArrayList<>(unchanged);
        all.addAll(changed);
        Execs.quiet(all);
        long begin = System.nanoTime();
        List<JsonNode> reviewed = together.each(all, server -> operations.plan(KEYS, server));
        double review = (System.nanoTime() - begin) / 1e6;
        if (reviewed.stream().filter(plan -> plan.required("steps").isEmpty()).count() != unchanged.size()) {
            throw new AssertionError("Others than " + changed.size() + " hosts differ.");
        }
        report.title("Execs of each host");
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("compared, unchanged", unchanged));
        rows.add(row("compared, to be changed", changed));
        boolean once = all.stream().allMatch(server -> Execs.of(server) == 1);
        report.gate("one exec on each unchanged host", once);

        all.forEach(Execs::forget);
        begin = System.nanoTime();
        List<Long> begun = new ArrayList<>();
        for (int i = 0; i < changed.size(); i++) {
            begun.add(operations
                    .approve(KEYS, changed.get(i), reviewed.get(unchanged.size() + i))
                    .orThrow()
                    .required("id")
                    .asLong());
        }
        begun.forEach(operation -> ended(operations, operation));
        double applied = (System.nanoTime() - begin) / 1e6;
        for (LabServer server : changed) {
            if (!server.host().exec("cat", FILE).stdout().contains(SECOND.split(" ", -1)[1])) {
                throw new AssertionError(
                        "The key did not come to " + server.host().name());
            }
        }
        rows.add(row("approved by what it says now; then planned, applied, confirmed and read back", changed));
        rows.add(row("meanwhile, unchanged", unchanged));
        report.gate(
                "three execs on each changed host after its approval, which is one, and none on the others",
                changed.stream().allMatch(server -> Execs.of(server) == 1 + 3)
                        && unchanged.stream().allMatch(server -> Execs.of(server) == 0));
        report.table(List.of("", "hosts", "execs of one, least to most"), rows);
        report.say("All " + all.size() + " were compared within " + Samples.number(review) + " ms, " + AT_ONCE
                + " at once over REST; the " + changed.size()
                + " approved were changed, confirmed and read back within "
                + Samples.number(applied) + " ms.");
    }

    private static List<String> row(String what, List<LabServer> servers) {
        int least = servers.stream().mapToInt(Execs::of).min().orElseThrow();
        int most = servers.stream().mapToInt(Execs::of).max().orElseThrow();
        return List.of(what, Integer.toString(servers.size()), least == most ? "" + least : least + " to " + most);
    }
}
