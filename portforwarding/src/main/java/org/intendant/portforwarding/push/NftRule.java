package org.intendant.portforwarding.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.portforwarding.forwards.ForeignForward.Meaning;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** A rule as {@code nft -j} says it, as far as a forward can say the same. */
final class NftRule {

    private String protocol = "";
    private List<String> ports = List.of();
    private String to = "";
    private String guestPort = "";
    private String publicAddress = "";
    private String sources = "";
    private String outside = "";
    private final String comment;
    private String strange = "";

    NftRule(JsonNode rule) {
        comment = rule.path("comment").asText("");
        Ruleset.parts(rule).forEach(this::take);
    }

    private void take(JsonNode part) {
        if (part.has("match")) {
            JsonNode match = part.path("match");
            if (match.path("op").asText().equals("==")) {
                match(match.path("left"), match.path("right"));
            } else {
                strange = match.path("op").asText();
            }
        } else if (part.has("dnat")) {
            JsonNode dnat = part.path("dnat");
            to = dnat.path("addr").asText();
            guestPort = dnat.path("port").isInt() ? dnat.path("port").asText() : "";
            if (!dnat.path("addr").isTextual() || dnat.has("flags") || (dnat.has("port") && guestPort.isEmpty())) {
                strange = "dnat " + dnat;
            }
        } else if (!part.has("counter")) {
            strange = part.toString();
        }
    }

    private void match(JsonNode left, JsonNode right) {
        JsonNode field = left.path("payload");
        switch (field.path("protocol").asText() + " " + field.path("field").asText()) {
            case "tcp dport", "udp dport" -> {
                protocol = field.path("protocol").asText();
                ports = Values.all(right).stream().map(this::ports).toList();
            }
            case "ip daddr", "ip6 daddr" -> publicAddress = networks(right);
            case "ip saddr", "ip6 saddr" -> sources = networks(right);
            default -> other(left, right);
        }
    }

    private void other(JsonNode left, JsonNode right) {
        String key = left.path("meta").path("key").asText();
        boolean local = left.path("fib").path("result").asText().equals("type")
                && right.asText().equals("local");
        if (key.equals("iifname") && right.isTextual()) {
            outside = right.asText();
        } else if (!local && !key.equals("nfproto") && !key.equals("l4proto")) {
            strange = left.toString();
        }
    }

    private String ports(JsonNode value) {
        JsonNode range = value.path("range");
        if (range.isArray()) {
            return range.path(0).asText() + "-" + range.path(1).asText();
        }
        if (!value.isInt()) {
            strange = "dport " + value;
        }
        return value.asText();
    }

    private static String networks(JsonNode right) {
        return Values.all(right).stream()
                .map(value -> value.has("prefix")
                        ? value.path("prefix").path("addr").asText() + "/"
                                + value.path("prefix").path("len").asText()
                        : value.isTextual() ? value.asText() : value.toString())
                .collect(Collectors.joining(", "));
    }

    /** Why no forward says the same, in a sentence; empty where one may. */
    String never() {
        return strange.isEmpty()
                ? IptablesRule.never(protocol, ports, to, guestPort, publicAddress, sources)
                : "A forward cannot say what this rule does by " + Text.inert(strange, 100) + ".";
    }

    /** What it forwards; null where {@link #never} says why that is nothing. */
    @Nullable
    Meaning meaning() {
        return never().isEmpty()
                ? IptablesRule.meaning(protocol, ports, guestPort, to, publicAddress, sources, outside, comment)
                : null;
    }
}
