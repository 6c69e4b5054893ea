package org.intendant.demo;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.lab.LabKeys;

/**
 * A small company's hosts with what an operator meets: most are as wanted, one was changed by hand, one does not answer,
 * and one waits for its first plan. A public port of the hypervisor leads to a guest behind it, and another was made by hand
 * and waits to be adopted. A group of people may log in on two of them, one of which fetches its keys itself.
 */
final class Estate {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Says hello to whoever asks. */
    private static final String PAGE = """
            import socket
            listening = socket.create_server(('', 80))
            while True:
                call, who = listening.accept()
                call.recv(4096)
                call.sendall(b'HTTP/1.0 200 OK\\r\\nContent-Type: text/plain\\r\\n\\r\\nThe bookings of app1.\\n')
                call.close()
            """;

    /** The name that leads to a guest. */
    static final String BOOKINGS = "bookings.example.org";

    private final Lab lab;
    private final RestClient rest;
    private final RestOperations operations;
    private final List<LabHost> hosts = new ArrayList<>();
    private final LabKeys marasKey;

    private Estate(Lab lab, RestClient rest) {
        this.lab = lab;
        this.rest = rest;
        this.operations = new RestOperations(rest);
        this.marasKey = LabKeys.generate(requireNonNull(lab.keys().privateKey().getParent()), "mara");
    }

    /** Makes and enrols the hosts; returns when all states are read back. */
    static Estate on(Lab lab, RestClient rest) {
        Estate estate = new Estate(lab, rest);
        estate.build();
        return estate;
    }

    List<LabHost> hosts() {
        return List.copyOf(hosts);
    }

    /** The key with which a person, and nobody else, may log in as {@code deploy} on two of them. */
    Path marasKey() {
        return marasKey.privateKey();
    }

    /** Of the host of this name. */
    String address(String name) {
        return hosts.stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow()
                .address();
    }

    private void build() {
        long ben = person("ben", "Ben Adler", "MEMBER");
        long mara = person("mara", "Mara Lindqvist", "OPERATOR");
        LabServer pve1 = server("pve1", "Hypervisor in the office", "office", hypervisor());
        LabServer gw1 = server("gw1", "Gateway and shared folders", "office", Map.of("roles", List.of("SAMBA")));
        LabServer web1 = server("web1", "Shop", "production", Map.of("owners", List.of(ben)), pve1);
        LabServer web2 = server("web2", "Blog", "production", Map.of(), pve1);
        LabServer db1 = server("db1", "Databases", "production", Map.of("roles", List.of("DATABASE")), pve1);
        LabServer files1 = server("files1", "File server", "office", Map.of());

        List<LabServer> wanted = List.of(gw1, web1, web2, db1, files1);
        wanted.forEach(server -> want(server, "deploy", "Rolls out releases"));
        wanted.stream().map(operations::apply).toList().forEach(id -> operations.ended(id, LONGEST));
        want(db1, "dba", "Looks after the databases");
        operations.ended(
                operations.command(Stream.of(pve1, gw1, web1, web2, db1).toList(), false, "uptime"), LONGEST);

        webTeam(mara, List.of(web1, web2));
        rest.put("servers/" + web1.id() + "/key-fetch", Map.of("script", true)).orThrow();
        operations.ended(operations.apply("pull", web1), LONGEST);

        LabServer app1 = ports(pve1);
        names(pve1, app1);
        shares(gw1);

        web2.host().exec("usermod", "--comment", "changed by hand", "deploy").orThrow();
        files1.host().cutOff();
        Stream.of(pve1, gw1, web1, web2, db1, files1).parallel().forEach(this::look);
    }

    private Map<String, Object> hypervisor() {
        List<String> networks = List.of(lab.innerNetwork(), lab.innerNetwork6());
        return Map.of("roles", List.of("HYPERVISOR", "PROXY"), "hypervisor", Map.of("networks", networks));
    }

    /** A port that leads to a guest, and one that somebody forwarded by hand. */
    private LabServer ports(LabServer pve1) {
        LabHost host = lab.host("app1", HostSpec.light().guestOf(pve1.host()));
        LabServer app1 =
                LabServer.enrolBehind(rest, pve1, host, Map.of("title", "Bookings", "tags", List.of("production")));
        host.write("/run/page.py", PAGE);
        host.exec("sh", "-c", "setsid python3 /run/page.py >/dev/null 2>&1 </dev/null &")
                .orThrow();
        rest.post(
                        "port-forwards",
                        Map.of(
                                "hypervisorId",
                                pve1.id(),
                                "guestId",
                                app1.id(),
                                "publicPorts",
                                "8080",
                                "guestPort",
                                "80",
                                "comment",
                                "Bookings"))
                .orThrow();
        operations.ended(operations.apply("portforwarding", pve1), LONGEST);
        pve1.host()
                .exec(
                        "sh",
                        "-c",
                        "iptables -t nat -A PREROUTING -p tcp --dport 8081 -j DNAT --to \"$1:80\"",
                        "sh",
                        host.address())
                .orThrow();
        rest.get("plans/portforwarding/" + pve1.target().replace(':', '/')).orThrow();
        return app1;
    }

    /** A name that leads to a guest, and a site that somebody wrote by hand. */
    private void names(LabServer pve1, LabServer app1) {
        rest.post(
                        "host-names",
                        Map.of(
                                "proxyId",
                                pve1.id(),
                                "guestId",
                                app1.id(),
                                "domains",
                                BOOKINGS,
                                "guestPort",
                                "80",
                                "https",
                                Map.of("on", false)))
                .orThrow();
        operations.ended(operations.apply("hostforwarding", pve1), LONGEST);
        pve1.host()
                .write(
                        "/etc/nginx/sites-enabled/wiki",
                        "server {\n    listen 80;\n    server_name wiki.example.org;\n    location / {\n        proxy_pass http://"
                                + app1.host().address() + ":80;\n    }\n}\n");
        pve1.host().exec("systemctl", "reload", "nginx").orThrow();
        rest.get("plans/hostforwarding/" + pve1.target().replace(':', '/')).orThrow();
    }

    private void shares(LabServer gw1) {
        rest.post(
                        "shares",
                        Map.of(
                                "serverId",
                                gw1.id(),
                                "name",
                                "documents",
                                "path",
                                "documents",
                                "comment",
                                "Papers of the office",
                                "writers",
                                "mara",
                                "readers",
                                "ben"))
                .orThrow();
        operations.ended(operations.apply("samba", gw1), LONGEST);
    }

    private void webTeam(long member, List<LabServer> servers) {
        rest.post("people/" + member + "/keys", Map.of("key", marasKey.publicLine()))
                .orThrow();
        long group = rest.post("groups", Map.of("name", "Web developers", "people", List.of(member)))
                .orThrow()
                .required("id")
                .asLong();
        List<String> places =
                servers.stream().map(server -> "deploy@" + server.host().name()).toList();
        rest.post("groups/" + group + "/access", Map.of("places", places)).orThrow();
        servers.stream()
                .map(server -> operations.apply("keys", server))
                .toList()
                .forEach(id -> operations.ended(id, LONGEST));
    }

    private long person(String username, String name, String role) {
        return rest.post("people", Map.of("username", username, "displayName", name, "role", role))
                .orThrow()
                .required("id")
                .asLong();
    }

    private LabServer server(String name, String title, String tag, Map<String, Object> more, LabServer... hypervisor) {
        LabHost host = lab.host(name, HostSpec.plain());
        hosts.add(host);
        Map<String, Object> fields = new HashMap<>(more);
        fields.put("title", title);
        fields.put("tags", List.of(tag));
        Stream.of(hypervisor).forEach(under -> fields.putAll(Map.of("guest", true, "hypervisorId", under.id())));
        return LabServer.enrol(rest, host, "root", fields);
    }

    private void want(LabServer server, String name, String comment) {
        rest.post(
                        "servers/" + server.id() + "/accounts",
                        Map.of("name", name, "shell", "/bin/bash", "comment", comment))
                .orThrow();
    }

    /** A host that does not answer is a result, too. */
    private void look(LabServer server) {
        rest.post("servers/" + server.id() + "/check", Map.of());
    }
}
