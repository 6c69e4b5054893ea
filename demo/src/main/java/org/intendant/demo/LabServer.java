package org.intendant.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intendant.lab.LabHost;

/**
 * A lab host that Intendant knows as a server, named as the host is.
 *
 * @param id the server's primary key
 */
public record LabServer(long id, LabHost host) {

    /** Enrols a host as a person does it, step by step, and authorises Intendant's own key on its console. */
    public static LabServer enrol(RestClient rest, LabHost host, String user) {
        return enrol(rest, host, user, Map.of());
    }

    /**
     * The same, with more said of the server.
     *
     * @param more fields of the server as REST takes them: {@code "title"}, {@code "tags"}
     */
    public static LabServer enrol(RestClient rest, LabHost host, String user, Map<String, Object> more) {
        return finished(rest, host, pinned(rest, host, user), more);
    }

    /** A guest that is reached over its hypervisor alone, with its internal addresses. */
    public static LabServer enrolBehind(RestClient rest, LabServer hypervisor, LabHost host, Map<String, Object> more) {
        Map<String, Object> fields = new HashMap<>(more);
        fields.putAll(Map.of(
                "guest",
                true,
                "hypervisorId",
                hypervisor.id,
                "addresses",
                Map.of("internalIpv4", host.address(), "internalIpv6", host.address6())));
        Map<String, Object> where = Map.of("user", "root", "host", host.address(), "jumpId", hypervisor.id);
        return finished(rest, host, pinned(rest, host, where), fields);
    }

    private static LabServer finished(RestClient rest, LabHost host, String id, Map<String, Object> more) {
        String enrolment = "servers/enrolments/" + id;
        rest.post(enrolment + "/check", Map.of()).orThrow();
        ObjectNode server = (ObjectNode) rest.get(enrolment).orThrow().required("proposal");
        server.put("name", host.name());
        more.forEach(server::putPOJO);
        JsonNode made = rest.post(enrolment + "/finish", Map.of("server", server, "accounts", List.of()))
                .orThrow();
        return new LabServer(made.required("id").asLong(), host);
    }

    /** Begins an enrolment, compares and pins the key, and authorises Intendant's; answers the enrolment's id. */
    public static String pinned(RestClient rest, LabHost host, String user) {
        return pinned(rest, host, Map.of("user", user, "host", host.address()));
    }

    private static String pinned(RestClient rest, LabHost host, Map<String, Object> where) {
        JsonNode begun = rest.post("servers/enrolments", where).orThrow();
        String id = begun.required("id").asText();
        rest.post("servers/enrolments/" + id + "/confirm", Map.of("fingerprint", host.hostKeyFingerprint()))
                .orThrow();
        host.authorize(
                String.valueOf(where.get("user")),
                begun.required("authorizedKeysLine").asText());
        return id;
    }

    /** As operations and plans name it. */
    public String target() {
        return "server:" + id;
    }

    /** What the host itself says of an account, a line of {@code getent passwd}; empty when there is none. */
    public String account(String name) {
        return host.exec("getent", "passwd", name).stdout().strip();
    }

    /** Whether any process on the host has this text in its command line; the brackets keep the search from itself. */
    public boolean runs(String marker) {
        String pattern = "[" + marker.charAt(0) + "]" + marker.substring(1);
        return host.exec("pgrep", "-f", "--", pattern).exit() == 0;
    }
}
