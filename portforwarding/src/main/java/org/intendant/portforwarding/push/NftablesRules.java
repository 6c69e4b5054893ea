package org.intendant.portforwarding.push;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intendant.portforwarding.forwards.Cidr;
import org.intendant.portforwarding.forwards.Ports;

/**
 * What shall be forwarded as nft reads it: a pure function. Everything in it was checked before, and is numbers, addresses
 * and names; nothing that somebody typed as a comment reaches it.
 */
public final class NftablesRules {

    private static final List<Cidr> OWN = List.of(Cidr.known("127.0.0.0/8"), Cidr.known("::1"));
    private static final Cidr ULA = Cidr.known("fc00::/7");
    private static final String PUBLIC = "public";

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
    public static String render(List<Forwarded> forwards, List<Cidr> networks, String outside) {
        NftablesRules rules = new NftablesRules(forwards, networks, outside);
        String head = "# Written by Intendant. What is changed here is reported and put right.\n"
                + "table " + NatFiles.TABLE + "\n"
                + "flush table " + NatFiles.TABLE + "\n";
        return head + "table " + NatFiles.TABLE + " {\n" + String.join("\n", rules.chains()) + "}\n";
    }

    /**
     * What is forwarded stands once, for packets from outside and for the host's own; what is open at all addresses in a chain for
     * each family, behind one look at the address: nft takes long for hundreds of such looks.
     */
    private List<String> chains() {
        List<String> first = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (boolean v6 : new boolean[] {false, true}) {
            first.add(words(nfproto(v6), ownAddress(v6), "jump", everywhere(v6)));
            first.addAll(forwarded(v6, forward -> !forward.publicAddress().isEmpty()));
            open.add(chain(
                    everywhere(v6),
                    forwarded(v6, forward -> forward.publicAddress().isEmpty())));
        }
        List<String> jump = List.of("jump " + PUBLIC);
        return Stream.of(
                        List.of(hook("prerouting", "dstnat", jump), hook("output", "-100", jump), chain(PUBLIC, first)),
                        open,
                        List.of(hook("postrouting", "srcnat", masqueraded())))
                .flatMap(List::stream)
                .toList();
    }

    /** The chain of what is open at all addresses of the host. */
    private static String everywhere(boolean v6) {
        return PUBLIC + (v6 ? "_ipv6" : "_ipv4");
    }

    private static String hook(String hook, String priority, List<String> rules) {
        List<String> lines = new ArrayList<>(rules);
        lines.add(0, "type nat hook " + hook + " priority " + priority + "; policy accept;");
        return chain(hook, lines);
    }

    private static String chain(String name, List<String> lines) {
        return "\tchain " + name + " {\n"
                + lines.stream().map(line -> "\t\t" + line + "\n").collect(Collectors.joining()) + "\t}\n";
    }

    private List<String> forwarded(boolean v6, Predicate<Forwarded> which) {
        return forwards.stream()
                .filter(which)
                .filter(forward -> forward.leads(v6))
                .map(forward -> forwarded(forward, v6))
                .toList();
    }

    private static String forwarded(Forwarded forward, boolean v6) {
        String at = forward.publicAddress();
        return words(
                at.isEmpty() ? "" : words(nfproto(v6), family(v6), "daddr", at),
                from(forward, v6),
                forward.protocol().word() + " dport " + forward.ports(),
                "dnat " + family(v6) + " to " + target(forward, v6),
                "comment \"" + forward.id() + " " + cut(forward.guest()) + "\"");
    }

    /** Whether a rule of a forward that is loaded is reached: from both hooks, and by its family where it is open everywhere. */
    static boolean isReached(String table, Forwarded forward, boolean v6) {
        List<String> lines = table.lines().map(String::strip).toList();
        return lines.stream().filter(("jump " + PUBLIC)::equals).count() == 2
                && (!forward.publicAddress().isEmpty()
                        || lines.stream().anyMatch(line -> line.endsWith(" jump " + everywhere(v6))));
    }

    /** All addresses that the host has, but those on which its guests see it. */
    private String ownAddress(boolean v6) {
        List<Cidr> inside =
                Cidr.widest(Stream.concat(OWN.stream(), networks.stream()).toList());
        return family(v6) + " daddr != " + set(inside, v6) + " fib daddr type local";
    }

    private static String nfproto(boolean v6) {
        return v6 ? "meta nfproto ipv6" : "meta nfproto ipv4";
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
