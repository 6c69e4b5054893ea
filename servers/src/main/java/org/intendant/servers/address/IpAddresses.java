package org.intendant.servers.address;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.stream.Stream;
import org.intendant.servers.typed.Faults;
import org.intendant.servers.typed.Network;

/** A server's addresses as seen from outside and on its hypervisor's internal network. Empty where there is none. */
@Embeddable
public class IpAddresses {
    @Column(name = "external_ipv4")
    private String externalIpv4 = "";

    @Column(name = "external_ipv6")
    private String externalIpv6 = "";

    @Column(name = "internal_ipv4")
    private String internalIpv4 = "";

    @Column(name = "internal_ipv6")
    private String internalIpv6 = "";

    protected IpAddresses() {}

    public IpAddresses(AddressesDraft draft) {
        Faults faults = new Faults();
        faults.take(() -> externalIpv4 = Network.v4("addresses.externalIpv4", draft.getExternalIpv4()));
        faults.take(() -> externalIpv6 = Network.v6("addresses.externalIpv6", draft.getExternalIpv6()));
        faults.take(() -> internalIpv4 = Network.v4("addresses.internalIpv4", draft.getInternalIpv4()));
        faults.take(() -> internalIpv6 = Network.v6("addresses.internalIpv6", draft.getInternalIpv6()));
        faults.refuseIfAny();
    }

    public String externalIpv4() {
        return externalIpv4;
    }

    public String externalIpv6() {
        return externalIpv6;
    }

    public String internalIpv4() {
        return internalIpv4;
    }

    public String internalIpv6() {
        return internalIpv6;
    }

    /** All that are known, external ones first. */
    public Stream<String> known() {
        return Stream.of(externalIpv4, externalIpv6, internalIpv4, internalIpv6).filter(a -> !a.isEmpty());
    }
}
