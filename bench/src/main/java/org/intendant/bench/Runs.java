package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;

/** Commands through the running application, as its pages start and follow them. */
final class Runs {

    private static final String SUCCEEDED = "SUCCEEDED";

    private final RestClient rest;

    Runs(RestClient rest) {
        this.rest = rest;
    }

    /** Starts it; answers the operation's id. */
    long start(List<LabServer> on, int parallel, String... arguments) {
        return rest.post("commands", Fleet.order(on, parallel, List.of(arguments)))
                .orThrow()
                .required("id")
                .asLong();
    }

    /** Follows the operation's log until nothing can come any more, by the long poll that the page uses. */
    void follow(long id) {
        long from = 0;
        while (true) {
            JsonNode piece = rest.get("operations/" + id + "/log?part=0&wait=20&from=" + from)
                    .orThrow();
            from = piece.required("next").asLong();
            if (piece.required("end").asBoolean()) {
                return;
            }
        }
    }

    /** Its parts, by the servers' names. */
    Map<String, JsonNode> parts(long id) {
        JsonNode parts = rest.get("operations/" + id).orThrow().required("parts");
        return StreamSupport.stream(parts.spliterator(), false)
                .collect(Collectors.toMap(part -> part.required("targetName").asText(), part -> part));
    }

    /** Fails unless every part succeeded. */
    void mustHaveSucceeded(long id, int count) {
        Map<String, JsonNode> parts = parts(id);
        List<String> others = parts.values().stream()
                .filter(part -> !part.required("state").asText().equals(SUCCEEDED))
                .map(JsonNode::toString)
                .toList();
        if (parts.size() != count || !others.isEmpty()) {
            throw new AssertionError(
                    "Of " + count + " parts " + parts.size() + " are there, and these did not succeed: " + others);
        }
    }

    /** From this instant until the last of these servers' parts was at its end, by the application's clock, which is ours. */
    static Duration untilEnded(Instant start, Map<String, JsonNode> parts, List<LabServer> servers) {
        return servers.stream()
                .map(server -> Instant.parse(
                        One.of(parts, server.host().name()).required("ended").asText()))
                .map(ended -> Duration.between(start, ended))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** What a part's host printed, byte for byte. */
    byte[] printed(long id, JsonNode part) {
        return rest.get("operations/" + id + "/log/raw?part="
                        + part.required("part").asInt())
                .bytes();
    }
}
