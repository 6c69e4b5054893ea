package org.intendant.notices.post;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.intendant.data.Networks;

/**
 * Whether an address is out in the open, so that whoever names it learns nothing of our own networks (T28). The lists are
 * those of IANA's special-purpose registries; of IPv6 only 2000::/3 is taken at all.
 */
final class PublicAddress {

    private static final int[][] CLOSED_IPV4 = {
        {0, 0, 0, 0, 8},
        {10, 0, 0, 0, 8},
        {100, 64, 0, 0, 10},
        {127, 0, 0, 0, 8},
        {169, 254, 0, 0, 16},
        {172, 16, 0, 0, 12},
        {192, 0, 0, 0, 24},
        {192, 0, 2, 0, 24},
        {192, 31, 196, 0, 24},
        {192, 52, 193, 0, 24},
        {192, 88, 99, 0, 24},
        {192, 168, 0, 0, 16},
        {192, 175, 48, 0, 24},
        {198, 18, 0, 0, 15},
        {198, 51, 100, 0, 24},
        {203, 0, 113, 0, 24},
        {224, 0, 0, 0, 3}
    };

    private PublicAddress() {}

    /** Whether anything may be sent there: public and not this machine's own, or listed by the operator. */
    static boolean mayBeReached(InetAddress address, Networks listed) {
        return listed.contains(address.getHostAddress()) || (isPublic(address) && !isOurs(address));
    }

    static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? isPublicIpv4(address.getAddress())
                : address instanceof Inet6Address && isPublicIpv6(address.getAddress());
    }

    private static boolean isPublicIpv4(byte[] bytes) {
        return Arrays.stream(CLOSED_IPV4).noneMatch(network -> {
            for (int bit = 0; bit < network[4]; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (network[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** What translates to IPv4 is judged as that; tunnels and documentation are not public. */
    private static boolean isPublicIpv6(byte[] bytes) {
        int first = word(bytes, 0);
        int second = word(bytes, 1);
        if (first == 0x64 && second == 0xff9b && allZero(bytes, 4, 12)) {
            return isPublicIpv4(Arrays.copyOfRange(bytes, 12, 16));
        }
        return (first & 0xe000) == 0x2000
                && first != 0x2002
                && !(first == 0x2001 && (second < 0x200 || second == 0xdb8))
                && !(first == 0x3fff && second < 0x1000);
    }

    private static int word(byte[] bytes, int at) {
        return ((bytes[2 * at] & 0xff) << 8) | (bytes[2 * at + 1] & 0xff);
    }

    private static boolean allZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** An address of this machine, or what stands for one behind the translation of IPv6. */
    private static boolean isOurs(InetAddress address) {
        try {
            byte[] bytes = address.getAddress();
            InetAddress plain = bytes.length == 16 && word(bytes, 0) == 0x64 && word(bytes, 1) == 0xff9b
                    ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16))
                    : address;
            return NetworkInterface.getByInetAddress(plain) != null;
        } catch (SocketException | UnknownHostException unknown) {
            return true;
        }
    }
}
