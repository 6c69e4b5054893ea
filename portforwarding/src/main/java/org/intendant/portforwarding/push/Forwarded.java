package org.intendant.portforwarding.push;

import java.util.List;
import org.intendant.portforwarding.forwards.Cidr;
import org.intendant.portforwarding.forwards.PortForward;
import org.intendant.portforwarding.forwards.Ports;
import org.intendant.portforwarding.forwards.Protocol;
import org.intendant.servers.address.IpAddresses;

/**
 * One forward with where it leads.
 *
 * @param id primary key of the forward
 * @param publicAddress the only one at which it is open; empty for all
 * @param sources from where alone it may be used; empty for everybody
 * @param guest its name
 * @param v4 its internal IPv4 address, or empty
 * @param v6 its internal IPv6 address, or empty
 */
public record Forwarded(
        long id,
        Protocol protocol,
        Ports ports,
        Ports guestPorts,
        String publicAddress,
        List<Cidr> sources,
        String guest,
        String v4,
        String v6) {

    static Forwarded of(PortForward forward, String guest, IpAddresses addresses) {
        return new Forwarded(
                forward.id(),
                forward.protocol(),
                forward.ports(),
                forward.guestPorts(),
                forward.publicAddress(),
                forward.sources(),
                guest,
                addresses.internalIpv4(),
                address6(addresses));
    }

    /** The internal IPv6 address as nft writes it; empty for none. */
    static String address6(IpAddresses addresses) {
        return addresses.internalIpv6().isEmpty()
                ? ""
                : Cidr.known(addresses.internalIpv6()).address();
    }

    /** Whether anything of this family comes through. */
    boolean leads(boolean overV6) {
        return !address(overV6).isEmpty()
                && (publicAddress.isEmpty() || publicAddress.contains(":") == overV6)
                && (sources.isEmpty() || !sources(overV6).isEmpty());
    }

    String address(boolean overV6) {
        return overV6 ? v6 : v4;
    }

    List<Cidr> sources(boolean overV6) {
        return sources.stream().filter(source -> source.isV6() == overV6).toList();
    }
}
