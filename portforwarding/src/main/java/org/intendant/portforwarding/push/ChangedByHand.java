package org.intendant.portforwarding.push;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.portforwarding.forwards.Cidr;
import org.intendant.portforwarding.forwards.KeptForwards;
import org.intendant.portforwarding.forwards.KeptForwards.Kept;
import org.intendant.portforwarding.forwards.Ports;
import org.intendant.portforwarding.forwards.Protocol;
import org.intendant.servers.typed.Text;

/** Our rules after another hand changed them, as the forwards that they say. */
final class ChangedByHand {

    private static final Predicate<String> FORWARDS = line -> line.contains(" dnat ip");
    private static final Pattern CHAIN = Pattern.compile("chain (\\S+) \\{");
    private static final Pattern RULE = Pattern.compile("\\S+ \\| (?:meta nfproto ipv[46] ip6? daddr (?<at>\\S+) )?"
            + "(?:ip6? saddr (?<from>\\{[^}]*}|\\S+) )?(?<protocol>tcp|udp) dport (?<first>[0-9]{1,5})(?:-(?<last>[0-9]{1,5}))?"
            + " dnat ip6? to (?<to>.+)");
    private static final Pattern TARGET = Pattern.compile(
            "\\[(?<v6>[0-9a-f:]+)]:(?<port6>[0-9]{1,5})|(?<v4>[0-9.]+)(?::(?<port4>[0-9]{1,5}))?|(?<bare>[0-9a-f:]+:[0-9a-f:]*)"
                    + "|(?<mapped>\\S+) : (?:tcp|udp) dport map \\{ [0-9]+ : (?<start>[0-9]{1,5})(?:,.*)? }");

    private final Wanted wanted;
    private final List<Guest> guests;
    private final Set<String> written;
    private final List<String> beside;
    private final Set<String> ours;

    /**
     * A guest of the hypervisor.
     *
     * @param v4 its internal IPv4 address, or empty
     * @param v6 its internal IPv6 address, or empty
     */
    record Guest(long id, String name, String v4, String v6) {}

    /**
     * @param written the rules as the host has them
     * @param ours as they should be
     */
    ChangedByHand(Wanted wanted, List<Guest> guests, String written, String ours) {
        this.wanted = wanted;
        this.guests = List.copyOf(guests);
        this.written =
                new LinkedHashSet<>(placed(written).stream().filter(FORWARDS).toList());
        this.beside = placed(written).stream().filter(FORWARDS.negate()).toList();
        this.ours = new HashSet<>(placed(ours));
        List<String> frame = placed(ours).stream().filter(FORWARDS.negate()).toList();
        beside.stream().filter(line -> !frame.contains(line)).findFirst().ifPresent(line -> {
            throw refused("no forward says “" + rule(line) + "”");
        });
        frame.stream().filter(line -> !beside.contains(line)).findFirst().ifPresent(line -> {
            throw refused("“" + rule(line) + "” is missing, without which nothing is forwarded");
        });
    }

    /** Lines with their chain, without what nft does not care for. */
    private static List<String> placed(String text) {
        List<String> lines = new ArrayList<>();
        String chain = "table";
        for (String written : text.lines().map(String::strip).toList()) {
            String line = written.replaceAll(" comment \"[^\"]*\"$", "").replaceAll("\\s+", " ");
            Matcher begins = CHAIN.matcher(line);
            if (begins.matches()) {
                chain = begins.group(1);
            }
            if (!line.isEmpty() && !line.startsWith("#") && !line.equals("}")) {
                lines.add(chain + " | " + line);
            }
        }
        return lines;
    }

    private static String rule(String placed) {
        return placed.substring(placed.indexOf(" | ") + 3);
    }

    private static Refused refused(String sentence) {
        return new Refused(
                "digest",
                "What stands in " + NatFiles.RULES + " cannot be wanted: " + Text.inert(sentence, 300)
                        + ". Restore ours, or want it otherwise on the page of port forwards.");
    }

    /**
     * What they say, with those forwards that could not be brought there.
     *
     * @throws Refused naming what a forward of Intendant's does not say
     */
    KeptForwards forwards() {
        List<Kept> all = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>(written);
        List<Wanted.Item> changed = new ArrayList<>();
        for (Wanted.Item item : wanted.items()) {
            List<String> rules = rules(item.leads());
            if (written.containsAll(rules) || !ours.containsAll(rules)) {
                all.add(Kept.of(item.forward(), item.leads().guest()));
                rules.forEach(left::remove);
            } else {
                changed.add(item);
            }
        }
        Map<String, List<String>> byPorts =
                left.stream().collect(Collectors.groupingBy(this::key, LinkedHashMap::new, Collectors.toList()));
        byPorts.values().forEach(lines -> all.add(forward(lines, changed)));
        return new KeptForwards(all, wanted.adopted());
    }

    private List<String> rules(Forwarded forward) {
        return placed(NftablesRules.render(List.of(forward), wanted.networks(), wanted.outside())).stream()
                .filter(FORWARDS)
                .toList();
    }

    private String key(String line) {
        Matcher rule = parsed(line);
        return rule.group("protocol") + " " + rule.group("first") + "-" + rule.group("last") + " " + rule.group("at");
    }

    private static Matcher parsed(String line) {
        Matcher rule = RULE.matcher(line);
        if (!rule.matches()) {
            throw refused("no forward says “" + rule(line) + "”");
        }
        return rule;
    }

    /** One forward, from its rules of both families, or of one. */
    private Kept forward(List<String> lines, List<Wanted.Item> changed) {
        Matcher rule = parsed(lines.get(0));
        Guest guest = guest(rule.group("to"));
        Ports ports = ports(rule);
        String port = port(rule.group("to"));
        String at = rule.group("at") == null ? "" : rule.group("at");
        List<Cidr> sources = lines.stream().flatMap(ChangedByHand::sources).toList();
        Wanted.Item before = changed.stream()
                .filter(item -> item.forward().ports().equals(ports)
                        && item.forward().protocol().word().equals(rule.group("protocol"))
                        && item.forward().publicAddress().equals(at))
                .findFirst()
                .orElse(null);
        Forwarded said = new Forwarded(
                0,
                rule.group("protocol").equals("tcp") ? Protocol.TCP : Protocol.UDP,
                ports,
                port.isEmpty() ? ports : ports.from(Integer.parseInt(port)),
                at,
                sources,
                guest.name(),
                guest.v4(),
                guest.v6());
        List<String> rules = rules(said);
        lines.stream().filter(line -> !rules.contains(line)).findFirst().ifPresent(line -> {
            throw refused("a forward does not say “" + rule(line) + "” as it stands there");
        });
        if (before != null
                && rules.stream()
                        .anyMatch(
                                line -> !lines.contains(line) && before.leads().leads(isV6(line)))) {
            throw refused(before.forward().name() + " leads over one kind of addresses only");
        }
        return new Kept(
                before == null ? 0 : before.forward().id(),
                guest.id(),
                guest.name(),
                said.protocol().word(),
                ports.toString(),
                Integer.toString(said.guestPorts().first()),
                at,
                sources.stream().map(Cidr::toString).collect(Collectors.joining(" ")),
                before == null ? "" : before.forward().comment());
    }

    private static boolean isV6(String line) {
        return line.contains(" dnat ip6 ");
    }

    private static Ports ports(Matcher rule) {
        int first = Integer.parseInt(rule.group("first"));
        return new Ports(first, rule.group("last") == null ? first : Integer.parseInt(rule.group("last")));
    }

    private static Stream<Cidr> sources(String line) {
        String from = parsed(line).group("from");
        return from == null
                ? Stream.of()
                : Stream.of(from.replaceAll("[{}\\s]", "").split(",")).map(Cidr::known);
    }

    private Guest guest(String to) {
        Matcher target = TARGET.matcher(to);
        if (!target.matches()) {
            throw refused("no forward leads to “" + to + "”");
        }
        String address = Stream.of("v4", "v6", "bare", "mapped")
                .map(target::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return guests.stream()
                .filter(guest -> guest.v4().equals(address) || guest.v6().equals(address))
                .findFirst()
                .orElseThrow(() -> refused("no guest of " + wanted.host() + " has the internal address " + address));
    }

    /** Where it begins at the guest; empty for the same. */
    private static String port(String to) {
        Matcher target = TARGET.matcher(to);
        return target.matches()
                ? Stream.of("port4", "port6", "start")
                        .map(target::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("")
                : "";
    }
}
