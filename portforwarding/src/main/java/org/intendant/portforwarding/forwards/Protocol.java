package org.intendant.portforwarding.forwards;

import java.util.Locale;
import java.util.stream.Stream;
import org.intendant.plans.Refused;
import org.intendant.servers.typed.Text;

/** What is forwarded. */
public enum Protocol {
    TCP,
    UDP;

    /** @throws Refused in the field {@code protocol} */
    static Protocol of(String typed) {
        String word = Text.lower(typed);
        return Stream.of(values())
                .filter(protocol -> protocol.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused("protocol", "Choose tcp or udp."));
    }

    /** As nft and people write it: {@code tcp}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For pages, which read properties. */
    public String getWord() {
        return word();
    }
}
