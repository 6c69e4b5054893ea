package org.intendant.servers.address;

import org.jspecify.annotations.Nullable;

/** A server's IP addresses, as somebody typed them; empty for none. */
public class AddressesDraft {
    /** As seen from outside. */
    private String externalIpv4 = "";

    /** As seen from outside. */
    private String externalIpv6 = "";

    /** On the hypervisor's internal network. */
    private String internalIpv4 = "";

    /** On the hypervisor's internal network. */
    private String internalIpv6 = "";

    public String getExternalIpv4() {
        return externalIpv4;
    }

    public void setExternalIpv4(@Nullable String externalIpv4) {
        this.externalIpv4 = externalIpv4 == null ? "" : externalIpv4;
    }

    public String getExternalIpv6() {
        return externalIpv6;
    }

    public void setExternalIpv6(@Nullable String externalIpv6) {
        this.externalIpv6 = externalIpv6 == null ? "" : externalIpv6;
    }

    public String getInternalIpv4() {
        return internalIpv4;
    }

    public void setInternalIpv4(@Nullable String internalIpv4) {
        this.internalIpv4 = internalIpv4 == null ? "" : internalIpv4;
    }

    public String getInternalIpv6() {
        return internalIpv6;
    }

    public void setInternalIpv6(@Nullable String internalIpv6) {
        this.internalIpv6 = internalIpv6 == null ? "" : internalIpv6;
    }

    public static AddressesDraft of(IpAddresses addresses) {
        AddressesDraft draft = new AddressesDraft();
        draft.externalIpv4 = addresses.externalIpv4();
        draft.externalIpv6 = addresses.externalIpv6();
        draft.internalIpv4 = addresses.internalIpv4();
        draft.internalIpv6 = addresses.internalIpv6();
        return draft;
    }
}
