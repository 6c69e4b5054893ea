package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.Waiting;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.portforwarding.forwards.Cidr;
import org.intendant.portforwarding.forwards.Ports;
import org.intendant.portforwarding.forwards.Protocol;
import org.intendant.portforwarding.push.Forwarded;
import org.intendant.portforwarding.push.NftablesRules;

/** A hypervisor with a guest behind it that answers on hundreds of ports, and says on each which one it is. */
record NatScene(RestClient rest, LabServer gateway, LabServer guest) {

    static final String RULES = "/etc/intendant/portforwarding.nft";
    static final String UNIT = "intendant-portforwarding.service";
    private static final String TABLE = "inet intendant_portforwarding";
    private static final int PUBLIC = 20_000;
    private static final int INSIDE = 30_000;
    private static final int EVERY = 10;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Pattern RULE = Pattern.compile("tcp dport (\\d+) dnat (ip6?) to (\\S+) comment");
    /** Notes when, and fails where it was asked to, once. */
    private static final String CHECK = """
            #!/bin/sh
            date +%s%N >>/run/bench-checks
            ! rm /run/bench-refuse 2>/dev/null
            """;

    private static final String ANSWERING = """
            import selectors, socket, sys
            calls = selectors.DefaultSelector()
            for port in range(int(sys.argv[1]), int(sys.argv[2])):
                listening = socket.create_server(('', port), backlog=50)
                calls.register(listening, selectors.EVENT_READ, port)
            while True:
                for key, _ in calls.select():
                    call, who = key.fileobj.accept()
                    call.sendall(b'%d\\n' % key.data)
                    call.close()
            """;

    /** @param ports how many the guest answers on */
    static NatScene made(RestClient rest, int ports) {
        Lab lab = Lab.shared();
        LabHost host = lab.host("bgw", HostSpec.plain());
        Map<String, Object> networks = Map.of("networks", List.of(lab.innerNetwork(), lab.innerNetwork6()));
        LabServer gateway =
                LabServer.enrol(rest, host, "root", Map.of("roles", List.of("HYPERVISOR"), "hypervisor", networks));
        LabHost inside = lab.host("bguest", HostSpec.light().guestOf(host));
        LabServer guest = LabServer.enrolBehind(rest, gateway, inside, Map.of());
        inside.write("/run/answering.py", ANSWERING);
        inside.exec(
                        "sh",
                        "-c",
                        "setsid python3 /run/answering.py $1 $2 >/dev/null 2>&1 </dev/null &",
                        "answering",
                        Integer.toString(INSIDE),
                        Integer.toString(INSIDE + ports))
                .orThrow();
        return new NatScene(rest, gateway, guest);
    }

    /** Wants the ports from this one up to that one forwarded, by a file. */
    void want(int from, int to) {
        Compared.after(rest, PortsBench.KIND, List.of(gateway), () -> bring(from, to));
    }

    private void bring(int from, int to) {
        String file = IntStream.range(from, to)
                .mapToObj(i -> String.join(
                        ",",
                        gateway.host().name(),
                        "tcp",
                        Integer.toString(PUBLIC + i),
                        guest.host().name(),
                        Integer.toString(INSIDE + i)))
                .collect(Collectors.joining("\n", "hypervisor,protocol,publicPorts,guest,guestPort\n", "\n"));
        JsonNode answer = rest.with("Content-Type", "text/csv")
                .send("POST", "port-forwards/import?preview=false", file)
                .orThrow();
        if (answer.required("added").asInt() != to - from) {
            throw new AssertionError("Of " + (to - from) + " forwards not all were taken: " + answer);
        }
    }

    /** Wants the first one to lead to another port of the guest, so many beside its own. */
    void lead(int beside) {
        JsonNode row = rest.get("port-forwards?limit=1&sort=port")
                .orThrow()
                .required("rows")
                .required(0);
        Map<String, Object> draft = Map.of(
                "version",
                row.required("version").asInt(),
                "hypervisorId",
                gateway.id(),
                "guestId",
                guest.id(),
                "protocol",
                "tcp",
                "publicPorts",
                Integer.toString(PUBLIC),
                "guestPort",
                Integer.toString(INSIDE + beside));
        String path = "port-forwards/" + row.required("id").asLong();
        Compared.after(
                rest,
                PortsBench.KIND,
                List.of(gateway),
                () -> rest.put(path, draft).orThrow());
    }

    /** The host as it was before anything was forwarded. */
    void clean() {
        gateway.host()
                .exec(
                        "sh",
                        "-c",
                        "systemctl stop " + UNIT + "; rm -rf /etc/intendant /etc/sysctl.d/*intendant*"
                                + " /etc/systemd/system/*intendant* /etc/systemd/system/multi-user.target.d; systemctl"
                                + " daemon-reload; nft flush ruleset; sysctl -qw net.ipv4.ip_forward=0"
                                + " net.ipv6.conf.all.forwarding=0")
                .orThrow();
    }

    /** All that is loaded, without handles. */
    String ruleset() {
        return gateway.host().exec("nft", "-s", "list", "ruleset").orThrow().stdout();
    }

    /** Sums of all files that belong to the forwards. */
    String files() {
        return gateway.host()
                .exec(
                        "sh",
                        "-c",
                        "find /etc/intendant /etc/sysctl.d /etc/systemd/system -type f -exec sha256sum {} + | sort")
                .orThrow()
                .stdout();
    }

    /** From now on the unit of the rules can be made to fail; it notes each of its starts. */
    void failOnDemand() {
        LabHost host = gateway.host();
        host.write("/run/bench-check", CHECK.getBytes(StandardCharsets.UTF_8), "755");
        host.write("/run/systemd/system/" + UNIT + ".d/bench.conf", "[Service]\nExecStartPre=/run/bench-check\n");
    }

    /** The next start fails. */
    void failNext() {
        gateway.host()
                .exec("sh", "-c", "systemctl stop " + UNIT + " && rm -f /run/bench-checks && touch /run/bench-refuse")
                .orThrow();
    }

    /** Nanoseconds since 1970 of each start since then. */
    List<Long> checks() {
        return new String(gateway.host().read("/run/bench-checks"), StandardCharsets.US_ASCII)
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    /** Milliseconds in which the host's own nft loads the file of rules, into a network of its own. */
    double bareLoad() {
        String taken = gateway.host()
                .exec(
                        "unshare",
                        "-n",
                        "sh",
                        "-c",
                        "begin=$(date +%s%N); nft -f \"$1\" && echo $(($(date +%s%N) - begin))",
                        "load",
                        RULES)
                .orThrow()
                .stdout();
        return Long.parseLong(taken.strip()) / 1e6;
    }

    /** What shall be forwarded, as the product's own renderer takes it. */
    List<Forwarded> forwards() {
        List<Forwarded> all = new ArrayList<>();
        rest.get("port-forwards/json?sort=port&hypervisor=" + gateway.id())
                .orThrow()
                .forEach(row -> {
                    int port = row.required("publicPorts").asInt();
                    int inside = row.required("guestPorts").asInt();
                    all.add(new Forwarded(
                            row.required("id").asLong(),
                            Protocol.TCP,
                            new Ports(port, port),
                            new Ports(inside, inside),
                            "",
                            List.of(),
                            guest.host().name(),
                            guest.host().address(),
                            guest.host().address6()));
                });
        return all;
    }

    /** The hypervisor's interface towards the outside, as the renderer takes it. */
    String outside() {
        return rest.get("servers/" + gateway.id())
                .orThrow()
                .required("server")
                .required("hypervisor")
                .path("externalInterface")
                .asText();
    }

    /** What the product makes of it. */
    static String rendered(List<Forwarded> forwards, String outside) {
        List<Cidr> networks = List.of(
                Cidr.known(Lab.shared().innerNetwork()), Cidr.known(Lab.shared().innerNetwork6()));
        return NftablesRules.render(forwards, networks, outside);
    }

    /** Fails unless so many forwards are loaded, each to where it leads and nothing else, and a tenth of them answer rightly. */
    void mustForward(int count) throws IOException {
        Map<String, Integer> loaded = new HashMap<>();
        String table = gateway.host()
                .exec("nft", "-s", "list", "table", "inet", TABLE.substring(5))
                .orThrow()
                .stdout();
        Matcher rule = RULE.matcher(table);
        while (rule.find()) {
            loaded.merge(rule.group(1) + " " + rule.group(3), 1, Integer::sum);
        }
        Map<String, Integer> right = new HashMap<>();
        for (int i = 0; i < count; i++) {
            right.put(PUBLIC + i + " " + guest.host().address() + ":" + (INSIDE + i), 1);
            right.put(PUBLIC + i + " [" + guest.host().address6() + "]:" + (INSIDE + i), 1);
        }
        if (!loaded.equals(right)) {
            throw new AssertionError("Of " + right.size() + " rules " + loaded.size() + " are loaded, or others.");
        }
        List<Integer> sample = new ArrayList<>(
                IntStream.range(0, count).filter(i -> i % EVERY == 0).boxed().toList());
        sample.add(count - 1);
        Collections.shuffle(sample);
        for (int i : sample) {
            String said = said(PUBLIC + i);
            if (!said.equals(Integer.toString(INSIDE + i))) {
                throw new AssertionError("Behind port " + (PUBLIC + i) + " answers " + said);
            }
        }
    }

    private String said(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.connect(new InetSocketAddress(gateway.host().address(), port), (int) LONGEST.toMillis());
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? "nobody" : line;
        }
    }

    /** Returns when the guest answers on its last port. */
    void awaitGuest(int ports) {
        Waiting.until(
                LONGEST,
                "the guest's answers",
                () -> guest.host()
                                .exec("bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + (INSIDE + ports - 1))
                                .exit()
                        == 0);
    }
}
