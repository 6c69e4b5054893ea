package org.intendant.portforwarding.push;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.portforwarding.forwards.Cidr;
import org.intendant.portforwarding.forwards.ForeignForward.Meaning;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** A rule in the words of iptables, as far as a forward can say the same. */
final class IptablesRule {

    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    private static final Pattern TARGET =
            Pattern.compile("(?:\\[([0-9a-fA-F:]+)]|([0-9a-fA-F.:]+?))(?::([0-9]{1,5}))?");
    private static final Pattern V6 = Pattern.compile("([0-9a-fA-F:]*:[0-9a-fA-F:]*)");
    private static final Set<String> MATCHES = Set.of("tcp", "udp", "comment", "multiport", "addrtype");

    private String chain = "";
    private String protocol = "";
    private List<String> ports = List.of();
    private String to = "";
    private String guestPort = "";
    private String publicAddress = "";
    private String sources = "";
    private String outside = "";
    private String comment = "";
    private String strange = "";

    /** @param words {@code -A PREROUTING -p tcp …}, with or without the table before */
    IptablesRule(String words) {
        Deque<String> left = new ArrayDeque<>();
        Matcher word = WORD.matcher(words);
        while (word.find()) {
            left.add(word.group(1) == null ? word.group(2) : word.group(1).replaceAll("\\\\(.)", "$1"));
        }
        while (!left.isEmpty() && strange.isEmpty()) {
            take(left.remove(), left);
        }
    }

    private void take(String option, Deque<String> left) {
        String value = left.isEmpty() ? "" : left.peek();
        if (value.equals("!") || option.equals("!")) {
            strange = "!";
            return;
        }
        switch (option) {
            case "-A", "-I", "--append", "--insert" -> chain = value;
            case "-t", "--table" -> strange = value.equals("nat") ? "" : "-t " + value;
            case "-i", "--in-interface" -> outside = value;
            case "-p", "--protocol" -> protocol = value;
            case "-d", "--destination" -> publicAddress = value;
            case "-s", "--source" -> sources = value;
            case "-m", "--match" -> strange = MATCHES.contains(value) ? "" : "-m " + value;
            case "--dport", "--destination-port", "--dports" ->
                ports = Stream.of(value.split(","))
                        .map(port -> port.replace(':', '-'))
                        .toList();
            case "--comment" -> comment = value;
            case "--dst-type" -> strange = value.equals("LOCAL") ? "" : "--dst-type " + value;
            case "-j", "--jump" -> strange = value.equals("DNAT") ? "" : "-j " + value;
            case "--to-destination", "--to" -> target(value);
            default -> strange = option;
        }
        left.poll();
    }

    private void target(String value) {
        Matcher matcher = TARGET.matcher(value);
        if (V6.matcher(value).matches() && value.indexOf(':') != value.lastIndexOf(':')) {
            to = value;
        } else if (matcher.matches()) {
            to = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            guestPort = matcher.group(3) == null ? "" : matcher.group(3);
        } else {
            strange = "--to-destination " + value;
        }
    }

    /** Into which chain it goes. */
    String chain() {
        return chain;
    }

    /** Why no forward says the same, in a sentence; empty where one may. */
    String never() {
        if (!strange.isEmpty()) {
            return "A forward cannot say what this rule does by " + Text.inert(strange, 60) + ".";
        }
        return never(protocol, ports, to, guestPort, publicAddress, sources);
    }

    /** The same of a rule in any words. */
    static String never(
            String protocol, List<String> ports, String to, String guestPort, String publicAddress, String sources) {
        if (!Set.of("tcp", "udp").contains(protocol) || ports.isEmpty() || to.isEmpty()) {
            return "It names no ports of tcp or udp that lead to one address, and a forward does.";
        }
        if (!guestPort.isEmpty() && ports.stream().anyMatch(port -> port.contains("-"))) {
            return "It leads a whole range to one port of the guest; a forward leads port by port.";
        }
        try {
            Cidr.of("", to);
            if (!publicAddress.isEmpty()
                    && Cidr.of("", publicAddress).toString().contains("/")) {
                return "It is open at a network of addresses; a forward is open at one or at all.";
            }
            Stream.of(sources.split(", ")).filter(one -> !one.isEmpty()).forEach(one -> Cidr.of("", one));
            return "";
        } catch (Refused strange) {
            return "A forward cannot say this: " + strange.getMessage();
        }
    }

    /** What it forwards; null where {@link #never} says why that is nothing. */
    @Nullable
    Meaning meaning() {
        return never().isEmpty()
                ? meaning(protocol, ports, guestPort, to, publicAddress, sources, outside, comment)
                : null;
    }

    /** With addresses in their one form. */
    static Meaning meaning(
            String protocol,
            List<String> ports,
            String guestPort,
            String to,
            String publicAddress,
            String sources,
            String outside,
            String comment) {
        return new Meaning(
                protocol,
                ports,
                guestPort,
                Cidr.known(to).toString(),
                publicAddress.isEmpty() ? "" : Cidr.known(publicAddress).toString(),
                String.join(
                        ", ",
                        Stream.of(sources.split(", "))
                                .filter(one -> !one.isEmpty())
                                .map(one -> Cidr.known(one).toString())
                                .toList()),
                outside,
                Text.inert(comment, 200));
    }
}
