package org.intendant.data;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.intendant.plans.Refused;

/** The address that Intendant listens on, as given: a literal one or a name. */
record Listening(String address) {

    boolean loopback() {
        return resolved().isLoopbackAddress();
    }

    boolean loopbackOrAll() {
        InetAddress resolved = resolved();
        return resolved.isLoopbackAddress() || resolved.isAnyLocalAddress();
    }

    private InetAddress resolved() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException unknown) {
            throw new Refused(
                    Setting.INTENDANT_BIND.name(),
                    "INTENDANT_BIND must be an address of this machine; it is “" + address + "”.");
        }
    }
}
