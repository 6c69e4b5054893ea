package org.intendant.portforwarding.push;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a plan notices and leaves alone. */
final class PortForwardRemarks {

    private final Wanted wanted;
    private final NatReading read;
    private final Ruleset ruleset;

    PortForwardRemarks(Wanted wanted, NatReading read, Ruleset ruleset) {
        this.wanted = wanted;
        this.read = read;
        this.ruleset = ruleset;
    }

    /** A sentence each. */
    List<String> about(List<Forwarded> forwards) {
        List<String> remarks = new ArrayList<>(new ForeignDrops(ruleset, wanted.outside()).of(forwards));
        if (!forwards.isEmpty() && wanted.networks().isEmpty()) {
            remarks.add(wanted.host()
                    + " knows no networks of its guests, so that nothing is masqueraded, and guests do not"
                    + " reach public ports of each other. Add them on its own page.");
        }
        forwards.stream()
                .map(Forwarded::publicAddress)
                .filter(address -> !address.isEmpty() && !isOwn(address))
                .distinct()
                .forEach(address -> remarks.add(address + " is no address that " + wanted.host()
                        + " has, and none that it is known by. What is forwarded there is not tested."));
        if (!forwards.isEmpty() && read.isBridged()) {
            remarks.add("On " + wanted.host()
                    + " rules see bridged frames too (net.bridge.bridge-nf-call-iptables is 1): a guest"
                    + " does not reach its own public ports, only those of other guests.");
        }
        if (!forwards.isEmpty() && !read.has("ss")) {
            remarks.add(wanted.host()
                    + " has no ss, so that nobody knows on which ports it listens itself. Install iproute2"
                    + " there.");
        }
        foreign().forEach(sentence -> remarks.add("Left alone, as it is not Intendant’s: " + sentence));
        return remarks;
    }

    private boolean isOwn(String address) {
        return read.addresses().contains(address) || wanted.own().known().anyMatch(address::equals);
    }

    /** What others forward there. */
    List<String> foreign() {
        Stream<String> iptables =
                read.iptables().stream().filter(rule -> !rule.isEmpty()).map(rule -> "iptables " + rule);
        Stream<String> script = read.hasNatVz()
                ? Stream.of(
                        "/etc/init.d/nat-vz, the script of the tool before Intendant; it flushes PREROUTING of the table nat")
                : Stream.empty();
        return Stream.of(ruleset.dnats().stream(), iptables, script)
                .flatMap(lines -> lines)
                .toList();
    }
}
