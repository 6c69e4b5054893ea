package org.intendant.data;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.intendant.plans.Refused;

/** Addresses and networks that an operator has listed: {@code 10.0.0.5, 10.1.0.0/16 fd00::/8}. */
public record Networks(List<Network> all) {

    public Networks {
        all = List.copyOf(all);
    }

    static Networks parse(Setting setting, String text) {
        return parse(setting.name(), setting.name(), text);
    }

    /**
     * Reads what somebody listed.
     *
     * @param field where it was typed
     * @param called how the sentence calls the field
     * @throws Refused in this field
     */
    public static Networks parse(String field, String called, String text) {
        return new Networks(Arrays.stream(text.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .map(part -> Network.parse(field, called, part))
                .toList());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether this address is in one of them. A text that is no literal address never is. */
    public boolean contains(String address) {
        return Network.literal(address) && all.stream().anyMatch(network -> network.contains(address));
    }

    /** An address with the number of leading bits that count. */
    public record Network(InetAddress address, int bits) {

        private static Network parse(String field, String called, String text) {
            String[] parts = text.split("/", 2);
            try {
                if (literal(parts[0])) {
                    InetAddress address = InetAddress.getByName(parts[0]);
                    int most = address.getAddress().length * 8;
                    int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
                    if (bits >= 0 && bits <= most) {
                        return new Network(address, bits);
                    }
                }
            } catch (UnknownHostException | NumberFormatException nonsense) {
                // told below
            }
            throw new Refused(
                    field, called + " must list addresses or networks like 10.1.0.0/16; “" + text + "” is neither.");
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
