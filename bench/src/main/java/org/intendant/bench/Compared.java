package org.intendant.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.Waiting;

/** Intendant compares by itself what is wanted otherwise: that is no part of what is measured, and is waited for. */
final class Compared {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Compared() {}

    /** Changes what is wanted on these, and returns when each was compared since. */
    static void after(RestClient rest, String kind, List<LabServer> servers, Runnable change) {
        Instant begin = Instant.now();
        change.run();
        Set<String> targets = servers.stream().map(LabServer::target).collect(Collectors.toSet());
        Waiting.until(LONGEST, "the comparison of what changed", () -> {
            Set<String> compared = new HashSet<>();
            for (JsonNode one :
                    rest.get("comparisons/json?state=all&kind=" + kind).orThrow()) {
                String checked = one.path("checked").asText();
                if (one.path("checked").isTextual() && Instant.parse(checked).isAfter(begin)) {
                    compared.add(one.required("target").asText());
                }
            }
            return compared.containsAll(targets);
        });
    }
}
