package org.intendant.portforwarding.push;

import java.util.ArrayList;
import java.util.List;
import org.intendant.hosts.FileState;
import org.intendant.portforwarding.forwards.ForeignForward;
import org.intendant.servers.typed.Text;

/** What a plan notices and leaves alone. */
final class PortForwardRemarks {

    private final Wanted wanted;
    private final NatReading read;
    private final List<ForeignForward> foreign;

    PortForwardRemarks(Wanted wanted, NatReading read) {
        this.wanted = wanted;
        this.read = read;
        this.foreign = read.foreign();
    }

    /** A sentence each. */
    List<String> about(List<Forwarded> forwards) {
        List<String> remarks = new ArrayList<>(new ForeignDrops(read.ruleset(), wanted.outside()).of(forwards));
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
        foreign().forEach(one -> remarks.add("Left alone, as it is not Intendant’s: " + Text.inert(one.words(), 300)));
        if (read.hasNatVz()) {
            remarks.add("Left alone, as it is not Intendant’s: " + RulesKept.NAT_VZ
                    + ", the script of the tool before Intendant; it flushes PREROUTING of the table nat");
        }
        foreign.stream()
                .filter(one -> wanted.adopted().contains(one.rule()) && !isKept(one.rule()))
                .forEach(one ->
                        remarks.add("Intendant knows no file that brings this rule of others at a boot, so that none is"
                                + " changed. Where something does, the next comparison says so: "
                                + Text.inert(one.rule(), 300)));
        return remarks;
    }

    private boolean isOwn(String address) {
        return read.addresses().contains(address) || wanted.own().known().anyMatch(address::equals);
    }

    private boolean isKept(String rule) {
        return RulesKept.FILES.stream().anyMatch(path -> {
            FileState file = read.file(path);
            return file != null && new RulesKept(path, List.of()).brings(file.text(), rule);
        });
    }

    /** What others forward there, but what shall be out of use. */
    List<ForeignForward> foreign() {
        return foreign.stream()
                .filter(one -> !wanted.adopted().contains(one.rule()))
                .toList();
    }
}
