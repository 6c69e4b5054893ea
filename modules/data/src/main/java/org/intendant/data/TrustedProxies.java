package org.intendant.data;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.intendant.plans.Refused;

/** Networks of the proxies in front of Intendant, and whom a request through them really comes from. */
public record TrustedProxies(List<Network> networks) {

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    static TrustedProxies parse(String text) {
        return new TrustedProxies(Arrays.stream(text.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .map(Network::parse)
                .toList());
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /** Whether this address belongs to one of our proxies. A text that is no literal address never does. */
    public boolean contains(String address) {
        return Network.literal(address) && networks.stream().anyMatch(network -> network.contains(address));
    }

    /**
     * Where a request comes from: the last address of the chain that is not a proxy of ours, since everything before it
     * was written by a stranger.
     *
     * @param peer who has opened the connection
     * @param forwardedFor the header {@code X-Forwarded-For}, empty when there is none
     */
    public String client(String peer, String forwardedFor) {
        String client = peer;
        String[] hops = forwardedFor.split(",", -1);
        for (int i = hops.length - 1; i >= 0 && contains(client) && Network.literal(hops[i].strip()); i--) {
            client = hops[i].strip();
        }
        return client;
    }

    /** An address with the number of leading bits that count. */
    public record Network(InetAddress address, int bits) {

        static Network parse(String text) {
            String[] parts = text.split("/", 2);
            try {
                if (literal(parts[0])) {
                    InetAddress address = InetAddress.getByName(parts[0]);
                    int all = address.getAddress().length * 8;
                    int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
                    if (bits >= 0 && bits <= all) {
                        return new Network(address, bits);
                    }
                }
            } catch (UnknownHostException | NumberFormatException nonsense) {
                // told below
            }
            throw new Refused(
                    Setting.INTENDANT_TRUSTED_PROXIES.name(),
                    "INTENDANT_TRUSTED_PROXIES must list addresses or networks like 10.1.0.0/16; “" + text
                            + "” is neither.");
        }

        static boolean literal(String text) {
            return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
        }

        boolean contains(String other) {
            try {
                byte[] mine = address.getAddress();
                byte[] theirs = InetAddress.getByName(other).getAddress();
                return mine.length == theirs.length && samePrefix(mine, theirs);
            } catch (UnknownHostException notAnAddress) {
                return false;
            }
        }

        private boolean samePrefix(byte[] mine, byte[] theirs) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
