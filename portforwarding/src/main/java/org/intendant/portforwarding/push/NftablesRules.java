package org.intendant.portforwarding.push;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intendant.portforwarding.forwards.Cidr;
import org.intendant.portforwarding.forwards.Ports;

/**
 * What shall be forwarded as nft reads it: a pure function. Everything in it was checked before, and is numbers, addresses
 * and names; nothing that somebody typed as a comment reaches it.
 */
final class NftablesRules {

    private static final List<Cidr> OWN = List.of(Cidr.known("127.0.0.0/8"), Cidr.known("::1"));
    private static final Cidr ULA = Cidr.known("fc00::/7");

    private final List<Forwarded> forwards;
    private final List<Cidr> networks;
    private final String outside;

    /**
     * @param forwards in the order in which they stand
     * @param networks of the guests
     * @param outside the interface towards the outside; empty where nobody said
     */
    private NftablesRules(List<Forwarded> forwards, List<Cidr> networks, String outside) {
        this.forwards = forwards;
        this.networks = networks;
        this.outside = outside;
    }

    /** One table, in place of the one that is loaded, in one transaction. */
    static String render(List<Forwarded> forwards, List<Cidr> networks, String outside) {
        NftablesRules rules = new NftablesRules(forwards, networks, outside);
        String head = "# Written by Intendant. What is changed here is reported and put right.\n"
                + "table " + NatFiles.TABLE + "\n"
                + "flush table " + NatFiles.TABLE + "\n";
        return head + "table " + NatFiles.TABLE + " {\n"
                + String.join(
                        "\n",
                        chain("prerouting", "dstnat", rules.forwarded()),
                        chain("output", "-100", rules.forwarded()),
                        chain("postrouting", "srcnat", rules.masqueraded()))
                + "}\n";
    }

    private static String chain(String hook, String priority, List<String> rules) {
        return "\tchain " + hook + " {\n\t\ttype nat hook " + hook + " priority " + priority + "; policy accept;\n"
                + rules.stream().map(rule -> "\t\t" + rule + "\n").collect(Collectors.joining()) + "\t}\n";
    }

    private List<String> forwarded() {
        return forwards.stream()
                .flatMap(
                        forward -> Stream.of(false, true).filter(forward::leads).map(v6 -> forwarded(forward, v6)))
                .toList();
    }

    private String forwarded(Forwarded forward, boolean v6) {
        String protocol = forward.protocol().word();
        return words(
                v6 ? "meta nfproto ipv6" : "meta nfproto ipv4",
                place(forward, v6),
                from(forward, v6),
                protocol + " dport " + forward.ports(),
                "dnat " + family(v6) + " to " + target(forward, v6),
                "comment \"" + forward.id() + " " + cut(forward.guest()) + "\"");
    }

    /** The public address, or all that the host has but those on which its guests see it. */
    private String place(Forwarded forward, boolean v6) {
        if (!forward.publicAddress().isEmpty()) {
            return family(v6) + " daddr " + forward.publicAddress();
        }
        List<Cidr> inside =
                Cidr.widest(Stream.concat(OWN.stream(), networks.stream()).toList());
        return family(v6) + " daddr != " + set(inside, v6) + " fib daddr type local";
    }

    private static String from(Forwarded forward, boolean v6) {
        return forward.sources().isEmpty() ? "" : family(v6) + " saddr " + set(forward.sources(), v6);
    }

    private static String target(Forwarded forward, boolean v6) {
        String address = forward.address(v6);
        Ports ports = forward.ports();
        Ports there = forward.guestPorts();
        if (ports.equals(there)) {
            return address;
        }
        String at = v6 ? "[" + address + "]" : address;
        if (ports.isOne()) {
            return at + ":" + there;
        }
        String map = IntStream.rangeClosed(ports.first(), ports.last())
                .mapToObj(port -> port + " : " + (there.first() + port - ports.first()))
                .collect(Collectors.joining(", "));
        return address + " : " + forward.protocol().word() + " dport map { " + map + " }";
    }

    /** Guests that reach each other by a public port, and guests on their way out. */
    private List<String> masqueraded() {
        List<String> rules = new ArrayList<>();
        for (boolean v6 : new boolean[] {false, true}) {
            List<Cidr> inside =
                    networks.stream().filter(network -> network.isV6() == v6).toList();
            if (!inside.isEmpty()) {
                String nets = set(inside, v6);
                rules.add(words(
                        family(v6) + " saddr " + nets, family(v6) + " daddr " + nets, "ct status dnat masquerade"));
            }
            List<Cidr> hidden = inside.stream().filter(NftablesRules::isHidden).toList();
            if (!hidden.isEmpty()) {
                rules.add(words(
                        outside.isEmpty() ? "" : "oifname \"" + outside + "\"",
                        family(v6) + " saddr " + set(hidden, v6),
                        family(v6) + " daddr != " + set(inside, v6),
                        "masquerade"));
            }
        }
        return rules;
    }

    /** Public IPv6 networks of guests need nobody's address but their own. */
    private static boolean isHidden(Cidr network) {
        return !network.isV6() || ULA.contains(network);
    }

    private static String set(List<Cidr> networks, boolean v6) {
        List<Cidr> shown = Cidr.widest(
                networks.stream().filter(network -> network.isV6() == v6).toList());
        return shown.size() == 1
                ? shown.get(0).toString()
                : shown.stream().map(Cidr::toString).collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String family(boolean v6) {
        return v6 ? "ip6" : "ip";
    }

    /** nft takes at most 128 bytes. */
    private static String cut(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100);
    }

    private static String words(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }
}
