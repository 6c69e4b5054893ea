package org.intendant.people.passwords;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where an address belongs to, for counting attempts: itself for IPv4, its /64 for IPv6, which one customer has whole. */
final class Network {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}(%[0-9A-Za-z]{1,15})?");

    private Network() {}

    /** Never resolves a name: anything but an address is its own network, called {@code unknown}. */
    static String of(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return "unknown";
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4
                    ? InetAddress.getByAddress(bytes).getHostAddress()
                    : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
        } catch (UnknownHostException notAnAddress) {
            return "unknown";
        }
    }
}
