package org.intendant.servers.typed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** IP addresses and networks as people type them; never asks a name server. */
public final class Network {
    private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    private Network() {}

    public static String v4(String field, @Nullable String text) {
        return ofLength(field, text, 4, "Give an IPv4 address, for example 192.0.2.10.");
    }

    public static String v6(String field, @Nullable String text) {
        return ofLength(field, text, 16, "Give an IPv6 address, for example 2001:db8::10.");
    }

    /** A host name or an IP address, as SSH takes it. */
    public static String host(String field, @Nullable String text) {
        String host = Text.lower(text);
        if (host.isEmpty()) {
            throw new Refused(field, "Give the host's name or IP address.");
        }
        if (V4.matcher(host).matches() || host.contains(":")) {
            return bytes(host)
                    .map(valid -> host)
                    .orElseThrow(() -> new Refused(field, "“" + Text.inert(host, 60) + "” is no IP address."));
        }
        return Text.name(field, host, "web1.example.org or 192.0.2.10");
    }

    /** A network in the form {@code 10.10.1.0/24}, v4 or v6, whose host part is zero. */
    public static String cidr(String field, String text) {
        String cidr = Text.lower(text);
        int slash = cidr.indexOf('/');
        Optional<byte[]> address = slash < 1 ? Optional.empty() : bytes(cidr.substring(0, slash));
        if (address.isEmpty() || !cidr.substring(slash + 1).matches("[0-9]{1,3}")) {
            throw new Refused(field, "Give networks in the form 10.10.1.0/24 or fd00:1::/64.");
        }
        int prefix = Integer.parseInt(cidr.substring(slash + 1));
        if (prefix > address.get().length * 8 || !zeroAfter(address.get(), prefix)) {
            throw new Refused(
                    field, "“" + Text.inert(cidr, 60) + "” is no network: the bits after the prefix must be zero.");
        }
        return cidr;
    }

    private static boolean zeroAfter(byte[] address, int prefix) {
        for (int bit = prefix; bit < address.length * 8; bit++) {
            if ((address[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    private static String ofLength(String field, @Nullable String text, int length, String sentence) {
        String address = Text.lower(text);
        if (!address.isEmpty()
                && bytes(address).filter(bytes -> bytes.length == length).isEmpty()) {
            throw new Refused(field, sentence);
        }
        return address;
    }

    private static Optional<byte[]> bytes(String literal) {
        if (!V4.matcher(literal).matches() && !V6.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException wrong) {
            return Optional.empty();
        }
    }
}
