package org.intendant.portforwarding.forwards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A forward on a hypervisor that others made.
 *
 * @param rule how it is loaded there, with the tool that says so: {@code iptables -A PREROUTING …}, {@code nft ip nat pre …}
 * @param words it in short
 * @param never why it cannot be adopted, in a sentence; empty where it may be tried
 * @param meaning what it forwards; null where that cannot be said as a forward
 */
public record ForeignForward(
        String rule, String words, String never, @Nullable Meaning meaning) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a rule forwards, as drafts say it.
     *
     * @param ports each a port or a range; several become several forwards
     * @param guestPort empty for the same
     * @param target the address to which it leads
     * @param outside the only interface over which it is open, or empty
     */
    public record Meaning(
            String protocol,
            List<String> ports,
            String guestPort,
            String target,
            String publicAddress,
            String sources,
            String outside,
            String comment) {

        public Meaning {
            ports = List.copyOf(ports);
        }

        /** Whether the same comes through by it. */
        public boolean isAs(@Nullable Meaning other) {
            return other != null && uncommented().equals(other.uncommented());
        }

        private Meaning uncommented() {
            return new Meaning(protocol, ports, guestPort, target, publicAddress, sources, outside, "");
        }
    }

    static String text(List<ForeignForward> forwards) {
        try {
            return JSON.writeValueAsString(forwards);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What {@link #text} made; of what an earlier Intendant stored, a sentence a line, only that there is something. */
    static List<ForeignForward> of(String text) {
        if (!text.startsWith("[")) {
            return text.lines()
                    .map(line -> new ForeignForward(
                            line,
                            line,
                            "It was read by an earlier Intendant. Review the plan, which reads it again.",
                            null))
                    .toList();
        }
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What others forward is stored by Intendant alone.", broken);
        }
    }
}
