package org.intendant.portforwarding.push;

import java.util.ArrayList;
import java.util.List;

/**
 * To which addresses a connection through a forward is made: such only as the hypervisor has, or is known by, so that nobody
 * learns by a forward what answers elsewhere. T28.
 *
 * @param own the hypervisor's, as it said
 */
record PortAddresses(Wanted wanted, List<String> own) {

    /** One of each family that leads somewhere; empty where none is known. */
    List<String> of(Forwarded forward) {
        String asked = forward.publicAddress();
        if (!asked.isEmpty()) {
            boolean known = own.contains(asked) || wanted.own().known().anyMatch(asked::equals);
            return known ? List.of(asked) : List.of();
        }
        List<String> places = new ArrayList<>();
        if (forward.leads(false)) {
            String v4 = wanted.own().externalIpv4();
            if (!v4.isEmpty() || !wanted.sshHost().contains(":")) {
                places.add(v4.isEmpty() ? wanted.sshHost() : v4);
            }
        }
        if (forward.leads(true)) {
            String v6 = wanted.own().externalIpv6();
            if (!v6.isEmpty() || wanted.sshHost().contains(":")) {
                places.add(v6.isEmpty() ? wanted.sshHost() : v6);
            }
        }
        return places;
    }
}
