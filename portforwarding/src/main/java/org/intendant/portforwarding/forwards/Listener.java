package org.intendant.portforwarding.forwards;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/**
 * A port on which a hypervisor itself listens.
 *
 * @param address as ss prints it; {@code *}, {@code 0.0.0.0} and {@code ::} for all
 * @param program its name, or empty
 */
public record Listener(Protocol protocol, String address, int port, String program) {

    private static final Set<String> ALL = Set.of("*", "0.0.0.0", "::");

    /** A line as it is stored. */
    String line() {
        return protocol.word() + " " + address + " " + port + " " + program;
    }

    static Optional<Listener> of(String line) {
        String[] words = line.split(" ", 4);
        return words.length == 4
                ? Optional.of(new Listener(Protocol.of(words[0]), words[1], Integer.parseInt(words[2]), words[3]))
                : Optional.empty();
    }

    /**
     * Whether it would hear nothing more on its port once this is forwarded. What listens on loopback or on the guests' networks
     * alone goes on.
     *
     * @param networks of the guests
     */
    public boolean losesTo(PortForward forward, List<Cidr> networks) {
        return protocol == forward.protocol() && forward.ports().contains(port) && isPublic(forward, networks);
    }

    private boolean isPublic(PortForward forward, List<Cidr> networks) {
        if (ALL.contains(address)) {
            return true;
        }
        Cidr single;
        try {
            single = Cidr.known(address);
        } catch (Refused strange) {
            return true;
        }
        boolean inside = single.address().startsWith("127.")
                || single.address().equals("::1")
                || networks.stream().anyMatch(network -> network.contains(single));
        return !inside
                && (forward.publicAddress().isEmpty() || forward.publicAddress().equals(single.address()));
    }

    /** {@code sshd listens on 22/tcp}. */
    public String words() {
        return (program.isEmpty() ? "A program" : Text.inert(program, 40)) + " listens on " + port + "/"
                + protocol.word();
    }
}
