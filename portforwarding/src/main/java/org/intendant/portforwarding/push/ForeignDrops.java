package org.intendant.portforwarding.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.plans.Refused;
import org.intendant.portforwarding.forwards.Cidr;
import org.intendant.servers.typed.Text;

/**
 * Where rules of others keep forwarded packets from their guests. Follows the first packet of a connection through each chain
 * of the hook forward; what it cannot judge it passes over, and says so where a drop comes after it.
 */
final class ForeignDrops {

    private static final Set<String> ENDS = Set.of("drop", "reject");
    private static final int DEEPEST = 16;

    private final Ruleset ruleset;
    private final String outside;

    ForeignDrops(Ruleset ruleset, String outside) {
        this.ruleset = ruleset;
        this.outside = outside;
    }

    /** A sentence for each chain that drops some of these, with the line that lets them through. */
    List<String> of(List<Forwarded> forwards) {
        Map<String, List<String>> dropped = new LinkedHashMap<>();
        Map<String, String> how = new LinkedHashMap<>();
        for (Forwarded forward : forwards) {
            for (boolean v6 : new boolean[] {false, true}) {
                if (forward.leads(v6)) {
                    for (JsonNode chain : ruleset.forwardChains(v6)) {
                        ending(chain, forward, v6).ifPresent(why -> {
                            String place = Ruleset.place(chain);
                            how.putIfAbsent(place, why);
                            dropped.computeIfAbsent(place, key -> new ArrayList<>())
                                    .add(forward.ports() + "/"
                                            + forward.protocol().word());
                        });
                    }
                }
            }
        }
        return dropped.entrySet().stream()
                .map(entry -> sentence(
                        entry.getKey(),
                        how.getOrDefault(entry.getKey(), ""),
                        entry.getValue().stream().distinct().toList()))
                .toList();
    }

    private static String sentence(String place, String why, List<String> ports) {
        return Text.inert(
                "What is forwarded from " + String.join(", ", ports) + " does not come through: the chain " + place
                        + " "
                        + why
                        + " An accept of Intendant’s could not overrule that. Add this line on the host, and where its"
                        + " rules are kept: nft insert rule " + place + " ct status dnat accept",
                2000);
    }

    /** How the chain ends the packet, if it does. */
    private Optional<String> ending(JsonNode base, Forwarded forward, boolean v6) {
        Walk walk = new Walk(forward, v6);
        End end = walk.through(base, base.path("name").asText(), 0);
        if (end == End.DROPPED) {
            return Optional.of("drops it by its rule " + walk.rule + walk.doubt());
        }
        return end == End.PASSED && base.path("policy").asText().equals("drop")
                ? Optional.of("drops what no rule of it accepts (policy drop)" + walk.doubt())
                : Optional.empty();
    }

    private enum End {
        PASSED,
        ACCEPTED,
        DROPPED,
        RETURNED
    }

    /** One packet's way through one base chain. */
    private final class Walk {
        private final Forwarded forward;
        private final boolean v6;
        private String rule = "";
        private boolean doubted;

        Walk(Forwarded forward, boolean v6) {
            this.forward = forward;
            this.v6 = v6;
        }

        String doubt() {
            return doubted ? ", unless a rule before it that Intendant cannot judge lets it through." : ".";
        }

        End through(JsonNode beside, String chain, int depth) {
            if (depth > DEEPEST) {
                return End.PASSED;
            }
            for (JsonNode next : ruleset.rules(beside, chain)) {
                End end = by(next, depth);
                if (end == End.RETURNED) {
                    return End.PASSED;
                }
                if (end != End.PASSED) {
                    return end;
                }
            }
            return End.PASSED;
        }

        private End by(JsonNode found, int depth) {
            boolean sure = true;
            for (JsonNode part : (Iterable<JsonNode>) Ruleset.parts(found)::iterator) {
                String verb = name(part);
                Optional<Boolean> fits = verb.equals("match") ? fits(part.path("match")) : Optional.of(true);
                if (fits.isPresent() && !fits.get()) {
                    return End.PASSED;
                }
                if (fits.isEmpty()
                        || Set.of("xt", "limit", "lookup", "vmap", "ct count").contains(verb)) {
                    sure = false;
                }
                if (!sure
                        && Set.of("accept", "return", "jump", "goto", "queue", "drop", "reject")
                                .contains(verb)) {
                    doubted = true;
                    return End.PASSED;
                }
                if (verb.equals("accept") || verb.equals("queue")) {
                    return End.ACCEPTED;
                }
                if (ENDS.contains(verb)) {
                    rule = "“" + words(found) + "” (handle "
                            + found.path("handle").asInt() + ")";
                    return End.DROPPED;
                }
                if (verb.equals("return")) {
                    return End.RETURNED;
                }
                if (verb.equals("jump") || verb.equals("goto")) {
                    return through(found, part.path(verb).path("target").asText(), depth + 1);
                }
            }
            if (!sure) {
                doubted = true;
            }
            return End.PASSED;
        }

        /** Empty for what nobody here can tell. */
        private Optional<Boolean> fits(JsonNode match) {
            JsonNode left = match.path("left");
            JsonNode right = match.path("right");
            boolean not = match.path("op").asText().equals("!=");
            Optional<Boolean> is = left.has("payload")
                    ? payload(left.path("payload"), right)
                    : left.has("meta") ? meta(left.path("meta").path("key").asText(), right) : ct(left, right);
            return is.map(fit -> fit != not);
        }

        private Optional<Boolean> payload(JsonNode field, JsonNode right) {
            String protocol = field.path("protocol").asText();
            return switch (protocol + " " + field.path("field").asText()) {
                case "ip daddr", "ip6 daddr" ->
                    Optional.of(protocol.equals(v6 ? "ip6" : "ip")).map(same -> same && inside(right));
                case "tcp dport", "udp dport", "th dport" ->
                    Optional.of((protocol.equals("th")
                                    || protocol.equals(forward.protocol().word()))
                            && Values.hold(right, forward.guestPorts().first()));
                case "ip saddr", "ip6 saddr" ->
                    protocol.equals(v6 ? "ip6" : "ip") ? Optional.empty() : Optional.of(false);
                case "tcp sport", "udp sport" ->
                    protocol.equals(forward.protocol().word()) ? Optional.empty() : Optional.of(false);
                case "ip protocol", "ip6 nexthdr" ->
                    Optional.of(Values.hold(right, forward.protocol().word()));
                default -> Optional.empty();
            };
        }

        private boolean inside(JsonNode right) {
            Cidr guest = Cidr.known(forward.address(v6));
            return Values.all(right).stream().anyMatch(value -> {
                JsonNode prefix = value.path("prefix");
                String text = prefix.isMissingNode()
                        ? value.asText()
                        : prefix.path("addr").asText() + "/"
                                + prefix.path("len").asText();
                try {
                    return Cidr.known(text).contains(guest);
                } catch (Refused strange) {
                    return false;
                }
            });
        }

        private Optional<Boolean> meta(String key, JsonNode right) {
            return switch (key) {
                case "l4proto" ->
                    Optional.of(Values.hold(right, forward.protocol().word()));
                case "nfproto" -> Optional.of(Values.hold(right, v6 ? "ipv6" : "ipv4"));
                case "iifname", "iif" ->
                    outside.isEmpty() || right.asText().contains("*")
                            ? Optional.empty()
                            : Optional.of(Values.hold(right, outside));
                default -> Optional.empty();
            };
        }

        private Optional<Boolean> ct(JsonNode left, JsonNode right) {
            return switch (left.path("ct").path("key").asText()) {
                case "state" -> Optional.of(Values.hold(right, "new"));
                case "status" -> Optional.of(Values.hold(right, "dnat"));
                default -> Optional.empty();
            };
        }
    }

    private static String name(JsonNode part) {
        Iterator<String> names = part.fieldNames();
        return names.hasNext() ? names.next() : "";
    }

    /** A rule in short: what it looks at, and what it does. */
    private static String words(JsonNode rule) {
        StringBuilder text = new StringBuilder();
        Ruleset.parts(rule).forEach(part -> {
            JsonNode match = part.path("match");
            if (match.isMissingNode()) {
                text.append(name(part).equals("counter") ? "" : name(part) + " ");
            } else {
                JsonNode left = match.path("left");
                JsonNode of = left.path(name(left));
                String what = of.has("field")
                        ? of.path("protocol").asText() + " " + of.path("field").asText()
                        : (left.has("meta") ? "" : name(left) + " ")
                                + of.path("key").asText();
                text.append(what).append(match.path("op").asText().equals("!=") ? " != " : " ");
                text.append(String.join(",", Values.words(match.path("right")))).append(' ');
            }
        });
        return Text.inert(text.toString(), 200);
    }
}
