package org.intendant.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Commands, plans and applies over REST, and what became of them. */
public final class RestOperations {

    private static final String ACCOUNTS = "accounts";
    private static final Set<String> OPEN = Set.of("WAITING", "RUNNING");

    private final RestClient rest;

    public RestOperations(RestClient rest) {
        this.rest = rest;
    }

    /** Starts a command; answers the operation's id. */
    public long command(List<LabServer> servers, boolean root, String... arguments) {
        return rest.post("commands", order(servers, root, arguments))
                .orThrow()
                .required("id")
                .asLong();
    }

    /** What {@link #command} sends. */
    public static Map<String, Object> order(List<LabServer> servers, boolean root, String... arguments) {
        return Map.of(
                "servers",
                servers.stream().map(LabServer::id).toList(),
                "arguments",
                List.of(arguments),
                "root",
                root,
                "limitSeconds",
                300);
    }

    /** The accounts planned for a server at this moment. */
    public JsonNode plan(LabServer server) {
        return plan(ACCOUNTS, server);
    }

    /** What is planned for a server at this moment: {@code accounts}, {@code keys}, {@code pull}. */
    public JsonNode plan(String kind, LabServer server) {
        return rest.get(path(kind, server)).orThrow();
    }

    /** Approves every step of a plan of accounts; the answer says which operation applies it, or why not. */
    public RestClient.Answer approve(LabServer server, JsonNode plan) {
        return approve(ACCOUNTS, server, plan);
    }

    /** The same of another kind. */
    public RestClient.Answer approve(String kind, LabServer server, JsonNode plan) {
        List<String> digests = each(plan.required("steps"))
                .map(step -> step.required("digest").asText())
                .toList();
        return rest.post(
                path(kind, server) + "/apply",
                Map.of("digests", digests, "typedName", server.host().name()));
    }

    /** Plans accounts, approves all and starts the apply; answers the operation's id. */
    public long apply(LabServer server) {
        return apply(ACCOUNTS, server);
    }

    /** The same of another kind. */
    public long apply(String kind, LabServer server) {
        return approve(kind, server, plan(kind, server))
                .orThrow()
                .required("id")
                .asLong();
    }

    private static String path(String kind, LabServer server) {
        return "plans/" + kind + "/server/" + server.id();
    }

    public JsonNode operation(long id) {
        return rest.get("operations/" + id).orThrow();
    }

    public String state(long id) {
        return operation(id).required("state").asText();
    }

    /** Waits until it is final, and answers it. */
    public JsonNode ended(long id, Duration longest) {
        Waiting.until(longest, "the end of operation " + id, () -> !OPEN.contains(state(id)));
        return operation(id);
    }

    /** One server's part of an operation. */
    public static JsonNode part(JsonNode operation, LabServer server) {
        return each(operation.required("parts"))
                .filter(part -> part.required("target").asText().equals(server.target()))
                .findFirst()
                .orElseThrow();
    }

    /** The part as it stands now. */
    public JsonNode part(long id, LabServer server) {
        return part(operation(id), server);
    }

    /** Waits until this server's part is final, whatever the others do. */
    public JsonNode partEnded(long id, LabServer server, Duration longest) {
        Waiting.until(
                longest,
                "the end of operation " + id + " on " + server.host().name(),
                () -> !OPEN.contains(part(id, server).required("state").asText()));
        return part(id, server);
    }

    /** What the host printed, byte for byte. */
    public byte[] output(long id, LabServer server) {
        int number = part(id, server).required("part").asInt();
        return rest.get("operations/" + id + "/log/raw?part=" + number).bytes();
    }

    /** The part's whole log as text: what Intendant did and what the host printed. */
    public String log(long id, LabServer server) {
        int number = part(id, server).required("part").asInt();
        return rest.get("operations/" + id + "/log/all?part=" + number).text();
    }

    /** Reads a part's log from an offset to its end now, by pieces, as a page does. */
    public byte[] logFrom(long id, LabServer server, long from) {
        int number = part(id, server).required("part").asInt();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (true) {
            JsonNode piece = rest.get("operations/" + id + "/log?part=" + number + "&from=" + (from + read.size()))
                    .orThrow();
            try {
                byte[] bytes = piece.required("data").binaryValue();
                if (bytes.length == 0) {
                    return read.toByteArray();
                }
                read.write(bytes);
            } catch (IOException noBase64) {
                throw new UncheckedIOException(noBase64);
            }
        }
    }

    /** The ids of all operations that are shown as waiting or running. */
    public Set<Long> open() {
        return each(rest.get("operations?limit=100").orThrow().required("rows"))
                .filter(operation -> OPEN.contains(operation.required("state").asText()))
                .map(operation -> operation.required("id").asLong())
                .collect(java.util.stream.Collectors.toSet());
    }

    private static java.util.stream.Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
