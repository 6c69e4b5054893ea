package org.intendant.portforwarding.forwards;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Network;
import org.intendant.servers.typed.Text;

/** The address at which a forward is open, as somebody typed it. Connections are made to it, so none of Intendant's own machine. */
final class PublicAddress {

    private static final String FIELD = "publicAddress";

    private PublicAddress() {}

    /**
     * The address in its one form, or the empty string.
     *
     * @throws Refused in the field {@code publicAddress}
     */
    static String of(String typed) {
        String text = Text.lower(typed);
        if (text.isEmpty()) {
            return "";
        }
        String address = Cidr.canonical(text.contains(":") ? Network.v6(FIELD, text) : Network.v4(FIELD, text));
        if (isNobodysPublic(address)) {
            throw new Refused(FIELD, "“" + address + "” is no address at which others reach a hypervisor.");
        }
        return address;
    }

    private static boolean isNobodysPublic(String address) {
        try {
            InetAddress inet = InetAddress.getByName(address);
            return inet.isLoopbackAddress()
                    || inet.isAnyLocalAddress()
                    || inet.isLinkLocalAddress()
                    || inet.isMulticastAddress()
                    || address.startsWith("0.")
                    || address.equals("255.255.255.255");
        } catch (UnknownHostException never) {
            throw new IllegalArgumentException(never);
        }
    }
}
