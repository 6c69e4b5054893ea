package org.intendant.portforwarding.forwards;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import org.intendant.servers.typed.Network;
import org.intendant.servers.typed.Text;

/**
 * A network, or a single address with its whole length as the prefix.
 *
 * @param address in the form in which nft prints it
 * @param prefix bits that all its addresses share
 */
public record Cidr(String address, int prefix) {

    private static final int BYTE = 8;

    /**
     * Reads {@code 10.10.1.0/24}, {@code 192.0.2.7} or their like in IPv6.
     *
     * @throws org.intendant.plans.Refused in this field
     */
    public static Cidr of(String field, String typed) {
        String text = Text.lower(typed);
        String whole = text.contains("/") ? text : text + (text.contains(":") ? "/128" : "/32");
        String cidr = Network.cidr(field, whole);
        int slash = cidr.indexOf('/');
        return new Cidr(canonical(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
    }

    /** One that was checked before. */
    public static Cidr known(String text) {
        return of("", text);
    }

    /** The form in which one address is written, of the many that IPv6 knows, as RFC 5952 says. */
    static String canonical(String address) {
        byte[] bytes = bytes(address);
        return bytes.length == 4 ? address(bytes) : Ipv6.text(bytes);
    }

    private static String address(byte[] bytes) {
        return (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255);
    }

    static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException never) {
            throw new IllegalArgumentException("Addresses are checked before: " + address, never);
        }
    }

    public boolean isV6() {
        return address.contains(":");
    }

    /** Whether all of the other's addresses lie in it. */
    public boolean contains(Cidr other) {
        return isV6() == other.isV6() && prefix <= other.prefix && sharesPrefix(bytes(other.address));
    }

    private boolean sharesPrefix(byte[] other) {
        byte[] own = bytes(address);
        for (int bit = 0; bit < prefix; bit++) {
            if ((((own[bit / BYTE] ^ other[bit / BYTE]) >> (BYTE - 1 - bit % BYTE)) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Without those that lie in another of them, in order. */
    public static List<Cidr> widest(Collection<Cidr> networks) {
        List<Cidr> all = networks.stream().distinct().toList();
        return all.stream()
                .filter(one -> all.stream().noneMatch(other -> !other.equals(one) && other.contains(one)))
                .sorted(java.util.Comparator.comparing(Cidr::toString))
                .toList();
    }

    /** {@code 10.10.1.0/24}, {@code 192.0.2.7}. */
    @Override
    public String toString() {
        return prefix == (isV6() ? 128 : 32) ? address : address + "/" + prefix;
    }
}
