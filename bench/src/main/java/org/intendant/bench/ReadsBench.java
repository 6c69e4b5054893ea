package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.intendant.demo.LabServer;
import org.intendant.hosts.Command;
import org.intendant.hosts.HostAddress;
import org.intendant.hosts.SshHosts;

/** {@code uptime} on many hosts, with connections that stand and without, beside what people use for it. */
final class ReadsBench implements Bench {

    private static final int FAN_OUT = 50;
    private static final int WARM_UP = 40;
    private static final int SMALL_WARM_UP = 2;
    private static final String COMMAND = "uptime";
    private static final String NAME_COMMAND = "cat /etc/hostname";
    private static final String XARGS = "xargs ssh";
    private static final String READ = "Intendant, plain read";
    private static final String SUPERVISED = "Intendant, supervised command";
    private static final double WARM_READ = 0.6;
    private static final double WARM_SUPERVISED = 1.0;
    private static final double COLD_READ = 1.1;

    private final Scale scale;
    private final Fleet fleet;

    ReadsBench(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
    }

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public void run(Report report) throws Exception {
        report.say("`uptime` on every host, " + FAN_OUT
                        + " hosts at once for each competitor. The hosts are light lab hosts: an"
                        + " sshd, a file tree, a network and processes of their own, no systemd, all on this machine, so that"
                        + " their work is part of every time here and part of no CPU figure.")
                .say(
                        "*Plain read* is what Intendant's plans, facts and checks do: `uptime` through `hosts` and its pool, in a"
                                + " JVM with the product's classes and " + FAN_OUT
                                + " threads. *Supervised command* is what"
                                + " `POST /api/v1/commands` does in the running application, until its log is complete: it outlives"
                                + " the connection and Intendant, is stored, and is audited. The JVMs were warmed up with "
                                + rounds()
                                + " rounds. For a warm plain read Intendant starts timeout on each host, so that the host itself"
                                + " gives up what hangs when the connection is gone, and no login shell as the peers do: a"
                                + " shell of the connection stays and takes one read after the other. CPU is"
                                + " that of the application or JVM, of the peers all their processes, masters too.");
        warm(report, scale.of(50, 4));
        cold(report, scale.of(50, 4), true);
        warm(report, scale.of(200, 8));
        cold(report, scale.of(200, 8), false);
    }

    private int rounds() {
        return scale.of(WARM_UP, SMALL_WARM_UP);
    }

    private void warm(Report report, int size) throws Exception {
        List<LabServer> servers = fleet.servers(size);
        List<HostAddress> hosts = fleet.addresses(size);
        Fleet.dropConnections();
        try (SshClients clients = SshClients.warm(hosts, FAN_OUT);
                SshHosts own = new SshHosts(Fleet.key());
                Together together = new Together(FAN_OUT)) {
            Reader reader = new Reader(own, together, hosts);
            check(tools(clients, false, true), reader, servers);
            for (int round = 0; round < rounds(); round++) {
                reader.read(Command.of(COMMAND));
                supervised(servers);
            }
            Passes passes =
                    new Passes(scale.passes()).add(READ, () -> read(reader)).add(SUPERVISED, () -> supervised(servers));
            tools(clients, false, true).forEach((name, tool) -> passes.add(name, () -> peer(clients, tool, size)));
            Map<String, Passes.Measured> measured = passes.run();
            table(
                    report,
                    size + " hosts, connections warm (ssh and clush and ansible: ControlMaster)",
                    size,
                    measured,
                    passes);
            gate(report, measured, READ, WARM_READ);
            gate(report, measured, SUPERVISED, WARM_SUPERVISED);
        }
    }

    /** @param all whether all peers take part: on many hosts they take long, and grow as the first one does */
    private void cold(Report report, int size, boolean all) throws Exception {
        List<LabServer> servers = fleet.servers(size);
        List<HostAddress> hosts = fleet.addresses(size);
        try (SshClients clients = SshClients.cold(hosts, FAN_OUT);
                Together together = new Together(FAN_OUT)) {
            try (SshHosts own = new SshHosts(Fleet.key())) {
                check(tools(clients, true, all), new Reader(own, together, hosts), servers);
            }
            Passes passes = new Passes(scale.passes())
                    .add(READ, () -> {
                        Fleet.dropConnections();
                        try (SshHosts own = new SshHosts(Fleet.key())) {
                            return read(new Reader(own, together, hosts));
                        }
                    })
                    .add(SUPERVISED, () -> {
                        Fleet.dropConnections();
                        return supervised(servers);
                    });
            tools(clients, true, all).forEach((name, tool) -> passes.add(name, () -> peer(clients, tool, size)));
            Map<String, Passes.Measured> measured = passes.run();
            table(report, size + " hosts, no connection beforehand", size, measured, passes);
            gate(report, measured, READ, COLD_READ);
        }
    }

    /** A tool that runs one command on all hosts; answers all that it printed. */
    private interface Tool {
        String run(String command) throws Exception;
    }

    /** Reads through the product's own pool. */
    private record Reader(SshHosts hosts, Together together, List<HostAddress> all) {
        List<String> read(Command command) throws Exception {
            return together.each(all, address -> hosts.at(address).read(command));
        }
    }

    private static Map<String, Tool> tools(SshClients clients, boolean cold, boolean all) {
        Map<String, Tool> tools = new LinkedHashMap<>();
        tools.put(XARGS, clients::xargs);
        if (all) {
            tools.put("clush", command -> clients.printed(clients.clush(command)));
            tools.put("ansible", clients::ansible);
        }
        if (all && cold) {
            tools.put("pssh", clients::pssh);
        }
        return tools;
    }

    /** Every host's name must come from every host, by every competitor, before any time is taken. */
    private void check(Map<String, Tool> tools, Reader reader, List<LabServer> servers) throws Exception {
        List<String> names =
                servers.stream().map(server -> server.host().name()).toList();
        for (Map.Entry<String, Tool> tool : tools.entrySet()) {
            List<String> words = List.of(tool.getValue().run(NAME_COMMAND).split("\\s+"));
            if (!words.containsAll(names)) {
                List<String> missing = new ArrayList<>(names);
                missing.removeAll(words);
                throw new AssertionError(tool.getKey() + " brought no answer of " + missing);
            }
        }
        same(READ, reader.read(Command.of("cat", "/etc/hostname")), names);
        Runs runs = new Runs(fleet.rest());
        long id = runs.start(servers, FAN_OUT, "cat", "/etc/hostname");
        runs.follow(id);
        Map<String, JsonNode> parts = runs.parts(id);
        same(
                SUPERVISED,
                names.stream()
                        .map(name -> new String(runs.printed(id, One.of(parts, name)), StandardCharsets.UTF_8))
                        .toList(),
                names);
    }

    private static void same(String who, List<String> printed, List<String> names) {
        UnaryOperator<String> line = name -> name + "\n";
        if (!printed.equals(names.stream().map(line).toList())) {
            throw new AssertionError(who + " brought " + printed);
        }
    }

    private static Effort read(Reader reader) throws Exception {
        List<String> answers = new ArrayList<>();
        Effort effort = Effort.of(
                Cpu.of(ProcessHandle.current().pid()), () -> answers.addAll(reader.read(Command.of(COMMAND))));
        uptimes(READ, String.join("", answers), reader.all().size());
        return effort;
    }

    private Effort supervised(List<LabServer> servers) throws Exception {
        Runs runs = new Runs(fleet.rest());
        long[] id = new long[1];
        Effort effort = Effort.of(fleet.cpu(), () -> {
            id[0] = runs.start(servers, FAN_OUT, COMMAND);
            runs.follow(id[0]);
        });
        runs.mustHaveSucceeded(id[0], servers.size());
        return effort;
    }

    private static Effort peer(SshClients clients, Tool tool, int size) throws Exception {
        StringBuilder answers = new StringBuilder();
        Effort effort = Effort.of(clients.cpu(), () -> answers.append(tool.run(COMMAND)));
        uptimes("A peer", answers.toString(), size);
        return effort;
    }

    private static void uptimes(String who, String printed, int size) {
        int found = printed.split("load average", -1).length - 1;
        if (found != size) {
            throw new AssertionError(who + " brought " + found + " answers of " + size + ".");
        }
    }

    private static void table(
            Report report, String title, int size, Map<String, Passes.Measured> measured, Passes passes) {
        Samples xargs = One.of(measured, XARGS).wall();
        report.title(title)
                .table(
                        List.of("", "ms", "× xargs ssh", "CPU ms per host"),
                        measured.entrySet().stream()
                                .map(entry -> List.of(
                                        entry.getKey(),
                                        entry.getValue().wall().shown(),
                                        Samples.number(entry.getValue().wall().ratioTo(xargs)),
                                        entry.getValue().cpu().per(size).shown()))
                                .toList())
                .say(passes.shown());
    }

    private static void gate(Report report, Map<String, Passes.Measured> measured, String who, double most) {
        double ratio =
                One.of(measured, who).wall().ratioTo(One.of(measured, XARGS).wall());
        report.gate(who + " at most " + most + " × xargs ssh: " + Samples.number(ratio), ratio <= most);
    }
}
