package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;

/** Hosts with an nginx that leads a name of their own to a port of their own, where another port answers, too. */
final class Proxies {

    static final String KIND = "hostforwarding";
    static final int FIRST = 8081;
    static final int SECOND = 8082;
    static final String ROOT = "/etc/nginx/conf.d/intendant.conf";

    /** What answers behind: each port says which it is. */
    private static final String BEHIND = """
            server {
                listen 127.0.0.1:8081;
                listen 127.0.0.1:8082;
                return 200 "port $server_port";
            }
            """;

    private final RestClient rest;
    private final RestOperations operations;
    private final Together together;
    private final List<LabServer> all;
    private final List<LabServer> few;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** @param few those that change */
    Proxies(RestClient rest, Together together, List<LabServer> all, List<LabServer> few) {
        this.rest = rest;
        this.operations = new RestOperations(rest);
        this.together = together;
        this.all = all;
        this.few = few;
    }

    /** Every host leads to its first port when this returns, by the texts that Intendant's plan says. */
    void prepare() throws Exception {
        together.each(all, server -> {
            ObjectNode known =
                    (ObjectNode) rest.get("servers/" + server.id()).orThrow().required("server");
            known.putPOJO("roles", List.of("PROXY"));
            return rest.put("servers/" + server.id(), known).orThrow();
        });
        want(few, SECOND);
        together.each(few, server -> keep(server, SECOND));
        want(all, FIRST);
        together.each(all, server -> keep(server, FIRST));
        together.each(all, server -> {
            server.host().write("/etc/nginx/conf.d/behind.conf", BEHIND);
            put(server, ROOT, FIRST);
            put(server, site(server), FIRST);
            return server.host().exec("nginx").orThrow();
        });
    }

    /** Wants the name of each of these to lead to this port, by a file. */
    void want(List<LabServer> servers, int port) {
        Compared.after(rest, KIND, servers, () -> bring(servers, port));
    }

    private void bring(List<LabServer> servers, int port) {
        String file = servers.stream()
                .map(server -> String.join(
                        ",",
                        server.host().name(),
                        domain(server),
                        "no",
                        "80",
                        "/",
                        server.host().name(),
                        Integer.toString(port)))
                .collect(Collectors.joining("\n", "proxy,domains,https,port,basePath,guest,guestPort\n", "\n"));
        JsonNode answer = rest.with("Content-Type", "text/csv")
                .send("POST", "host-names/import?preview=false", file)
                .orThrow();
        int taken =
                answer.required("added").asInt() + answer.required("changed").asInt();
        if (taken != servers.size()) {
            throw new AssertionError("Of " + servers.size() + " names " + taken + " were taken: " + answer);
        }
    }

    private boolean keep(LabServer server, int port) {
        JsonNode step = operations.plan(KIND, server).required("steps").required(0);
        for (String path : List.of(ROOT, site(server))) {
            String text = StreamSupport.stream(step.required("differences").spliterator(), false)
                    .filter(difference -> difference.required("name").asText().contains(path))
                    .findFirst()
                    .orElseThrow()
                    .required("after")
                    .asText();
            texts.put(server.host().name() + " " + port + " " + path, text);
        }
        return true;
    }

    /** What a file of a host is while its name leads to this port. */
    String text(LabServer server, String path, int port) {
        return One.of(texts, server.host().name() + " " + port + " " + path);
    }

    void put(LabServer server, String path, int port) {
        server.host().write(path, text(server, path, port));
    }

    static String domain(LabServer server) {
        return server.host().name() + ".bench.example";
    }

    static String site(LabServer server) {
        return "/etc/nginx/intendant.d/" + domain(server) + ".conf";
    }

    /** Plans for each; those that differ, in their order. */
    List<JsonNode> planned(List<LabServer> servers) throws Exception {
        return together.each(servers, server -> operations.plan(KIND, server));
    }

    /** Fails unless each of them answers by its name, and from this port. */
    void mustAnswer(List<LabServer> servers, int port) throws Exception {
        together.each(servers, server -> {
            String said = said(server);
            if (!said.equals("port " + port)) {
                throw new AssertionError(server.host().name() + " answers: " + said);
            }
            return said;
        });
    }

    private static String said(LabServer server) throws IOException {
        try (Socket socket = new Socket(server.host().address(), 80)) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.0\r\nHost: " + domain(server) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    List<LabServer> all() {
        return all;
    }

    List<LabServer> few() {
        return few;
    }

    RestOperations operations() {
        return operations;
    }
}
