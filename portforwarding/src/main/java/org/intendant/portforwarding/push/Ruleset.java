package org.intendant.portforwarding.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All that a host has loaded into nftables, but our own table, as {@code nft -j} says it. */
final class Ruleset {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FAMILIES = Set.of("inet", "ip", "ip6");
    private static final String OURS = "intendant_portforwarding";

    private final List<JsonNode> chains = new ArrayList<>();
    private final List<JsonNode> rules = new ArrayList<>();

    private Ruleset(JsonNode all) {
        for (JsonNode entry : all.path("nftables")) {
            keep(entry.path("chain"), entry.path("chain").path("table"), chains);
            keep(entry.path("rule"), entry.path("rule").path("table"), rules);
        }
    }

    private static void keep(JsonNode thing, JsonNode table, List<JsonNode> kept) {
        if (!thing.isMissingNode()
                && FAMILIES.contains(thing.path("family").asText())
                && !table.asText().equals(OURS)) {
            kept.add(thing);
        }
    }

    static Ruleset of(String json) {
        try {
            return new Ruleset(json.isBlank() ? MissingNode.getInstance() : JSON.readTree(json));
        } catch (JsonProcessingException strange) {
            return new Ruleset(MissingNode.getInstance());
        }
    }

    /** Rules that forward to somewhere. */
    List<JsonNode> dnats() {
        return rules.stream()
                .filter(rule -> parts(rule)
                        .anyMatch(part -> part.path("dnat").path("addr").isTextual()))
                .toList();
    }

    /** Whether packets come to its chain first, and before anything decided where they go. */
    boolean isPrerouting(JsonNode rule) {
        return chains.stream()
                .anyMatch(chain -> chain.path("name").equals(rule.path("chain"))
                        && chain.path("table").equals(rule.path("table"))
                        && chain.path("family").equals(rule.path("family"))
                        && chain.path("hook").asText().equals("prerouting"));
    }

    /** A rule that forwards, in a sentence. */
    static String words(JsonNode rule) {
        JsonNode dnat = parts(rule)
                .map(part -> part.path("dnat"))
                .filter(part -> !part.isMissingNode())
                .findFirst()
                .orElseThrow();
        String to = dnat.path("addr").asText() + (dnat.path("port").isInt() ? ":" + dnat.path("port") : "");
        String ports = ports(rule);
        return place(rule) + (ports.isEmpty() ? "" : " forwards " + ports) + " to " + to;
    }

    /** {@code tcp 8080}, as far as the rule says so. */
    private static String ports(JsonNode rule) {
        for (JsonNode part : rule.path("expr")) {
            JsonNode field = part.path("match").path("left").path("payload");
            if (field.path("field").asText().equals("dport")) {
                JsonNode right = part.path("match").path("right");
                String value = right.path("range").isArray()
                        ? right.path("range").path(0).asText() + "-"
                                + right.path("range").path(1).asText()
                        : right.isValueNode() ? right.asText() : "some ports";
                return value + "/" + field.path("protocol").asText();
            }
        }
        return "";
    }

    /** {@code ip nat PREROUTING}, of a chain or a rule. */
    static String place(JsonNode thing) {
        return thing.path("family").asText() + " " + thing.path("table").asText() + " "
                + (thing.has("chain") ? thing.path("chain") : thing.path("name")).asText();
    }

    /** Chains through which forwarded packets of this family go. */
    List<JsonNode> forwardChains(boolean v6) {
        return chains.stream()
                .filter(chain -> chain.path("hook").asText().equals("forward")
                        && chain.path("type").asText().equals("filter"))
                .filter(chain -> Set.of("inet", v6 ? "ip6" : "ip")
                        .contains(chain.path("family").asText()))
                .toList();
    }

    /** The rules of a chain of the same family and table, in order. */
    List<JsonNode> rules(JsonNode beside, String chain) {
        return rules.stream()
                .filter(rule -> rule.path("chain").asText().equals(chain)
                        && rule.path("table").equals(beside.path("table"))
                        && rule.path("family").equals(beside.path("family")))
                .toList();
    }

    static Stream<JsonNode> parts(JsonNode rule) {
        return StreamSupport.stream(rule.path("expr").spliterator(), false);
    }
}
