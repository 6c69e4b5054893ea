package org.intendant.hostforwarding.names;

import java.util.List;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Network;
import org.intendant.servers.typed.Text;
import org.jspecify.annotations.Nullable;

/** Networks and addresses with commas or blanks between them. */
final class Networks {

    private static final int MOST = 100;

    private Networks() {}

    /** @throws Refused in this field */
    static List<String> of(String field, @Nullable String typed) {
        List<String> networks = Stream.of(Text.lower(typed).split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> one(field, word))
                .distinct()
                .sorted()
                .toList();
        if (networks.size() > MOST) {
            throw new Refused(field, "Give at most " + MOST + " networks.");
        }
        return networks;
    }

    private static String one(String field, String word) {
        if (word.contains("/")) {
            return Network.cidr(field, word);
        }
        return word.contains(":") ? Network.v6(field, word) : Network.v4(field, word);
    }
}
