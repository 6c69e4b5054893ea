package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;

/** Files of many hosts of which few change: rendered, planned and applied, beside ansible with templates and a handler. */
final class ApplyBench implements Bench {

    private static final String OURS = "Intendant";
    private static final String ANSIBLE = "ansible-playbook";
    private static final double TIMES = 10;
    private static final int AT_ONCE = 50;
    private static final int PASSES = 2;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Scale scale;
    private final Fleet fleet;

    ApplyBench(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public void run(Report report) throws Exception {
        int hosts = scale.of(200, 20);
        List<LabServer> all = fleet.servers(hosts);
        List<LabServer> few = all.subList(0, hosts / 20);
        List<LabServer> same = all.subList(few.size(), hosts);
        report.say("nginx on " + hosts
                + " light hosts of this machine, each of which leads a name of its own to a port behind it; "
                + few.size() + " are to lead to another port. *Intendant*: all are compared over REST, " + AT_ONCE
                + " at once, those that differ are approved, changed, read back, and their names asked for."
                + " *ansible-playbook*: the same two files, a template each with a handler that reloads nginx, "
                + AT_ONCE
                + " forks, without facts, over connections that stand already (ControlMaster), everything else as Debian ships"
                + " it. After each pass every host answers from where it shall, the files of those that changed are byte for"
                + " byte as both render them, nothing but them was changed, and Intendant finds nothing left to do. CPU is that"
                + " of the application, and of ansible with its connections, not that of the hosts.");
        try (Together together = new Together(AT_ONCE);
                SshClients clients = SshClients.warm(fleet.addresses(hosts), AT_ONCE)) {
            Proxies proxies = new Proxies(fleet.rest(), together, all, few);
            System.out.println("Starting nginx on " + hosts + " hosts.");
            proxies.prepare();
            Turn turn = new Turn(proxies, same);
            turn.counted(report);
            try (Playbook playbook = new Playbook(clients, proxies, AT_ONCE)) {
                Passes passes = new Passes(PASSES)
                        .add(OURS, () -> turn.ours(fleet.cpu()))
                        .add(ANSIBLE, () -> turn.playbook(playbook, clients.cpu()));
                Map<String, Passes.Measured> measured = passes.run();
                Samples ours = One.of(measured, OURS).wall();
                report.title(hosts + " hosts, " + few.size() + " changed")
                        .table(
                                List.of("", "ms", "× Intendant", "CPU ms per host"),
                                measured.entrySet().stream()
                                        .map(one -> List.of(
                                                one.getKey(),
                                                one.getValue().wall().shown(),
                                                Samples.number(
                                                        one.getValue().wall().ratioTo(ours)),
                                                one.getValue().cpu().per(hosts).shown()))
                                        .toList())
                        .say(passes.shown());
                double ratio = One.of(measured, ANSIBLE).wall().ratioTo(ours);
                report.gate("at least 10 × faster than ansible: " + Samples.number(ratio) + " ×", ratio >= TIMES);
            }
        }
    }

    /** One change of the few after the other, by whomever; what they lead to takes turns. */
    private static final class Turn {
        private final Proxies proxies;
        private final List<LabServer> same;
        private int port = Proxies.FIRST;

        Turn(Proxies proxies, List<LabServer> same) {
            this.proxies = proxies;
            this.same = same;
        }

        private void next() {
            port = Proxies.FIRST + Proxies.SECOND - port;
        }

        Effort ours(Cpu cpu) throws Exception {
            next();
            proxies.want(proxies.few(), port);
            Effort effort = Effort.of(cpu, this::applied);
            right();
            return effort;
        }

        Effort playbook(Playbook playbook, Cpu cpu) throws Exception {
            next();
            playbook.want(port);
            Effort effort = Effort.of(cpu, playbook::run);
            proxies.want(proxies.few(), port);
            right();
            return effort;
        }

        /** How often each host is asked. */
        void counted(Report report) throws Exception {
            Execs.count(proxies.all());
            next();
            proxies.want(proxies.few(), port);
            Execs.quiet(proxies.all());
            applied();
            int most = same.stream().mapToInt(Execs::of).max().orElseThrow();
            int changed = proxies.few().stream().mapToInt(Execs::of).max().orElseThrow();
            report.gate("one exec on each of " + same.size() + " unchanged hosts: " + most, most == 1);
            report.say("Changed hosts: " + changed + " execs, the review and the approval among them.");
            Execs.stop(proxies.all());
            right();
        }

        /** Compares all, approves those that differ, which must be the few, and waits until they are changed and read back. */
        private void applied() throws Exception {
            List<JsonNode> plans = proxies.planned(proxies.all());
            List<Long> begun = new ArrayList<>();
            for (int i = 0; i < plans.size(); i++) {
                boolean differs = !plans.get(i).required("steps").isEmpty();
                LabServer server = proxies.all().get(i);
                if (differs != proxies.few().contains(server)) {
                    throw new AssertionError(server.host().name() + " was planned wrongly: " + plans.get(i));
                }
                if (differs) {
                    begun.add(proxies.operations()
                            .approve(Proxies.KIND, server, plans.get(i))
                            .orThrow()
                            .required("id")
                            .asLong());
                }
            }
            for (long id : begun) {
                JsonNode ended = proxies.operations().ended(id, LONGEST);
                if (!ended.required("state").asText().equals("SUCCEEDED")) {
                    throw new AssertionError("It ended otherwise: " + ended);
                }
            }
        }

        /** Every host answers from where it shall, every file of the few is as both render it, and Intendant finds them so. */
        private void right() throws Exception {
            proxies.mustAnswer(proxies.few(), port);
            proxies.mustAnswer(same, Proxies.FIRST);
            for (LabServer server : proxies.few()) {
                for (String path : List.of(Proxies.ROOT, Proxies.site(server))) {
                    String there = new String(server.host().read(path), StandardCharsets.UTF_8);
                    if (!there.equals(proxies.text(server, path, port))) {
                        throw new AssertionError(path + " of " + server.host().name() + " is otherwise: " + there);
                    }
                }
            }
            if (!proxies.planned(proxies.few()).stream()
                    .allMatch(plan -> plan.required("steps").isEmpty())) {
                throw new AssertionError("A changed host still differs.");
            }
        }
    }
}
