package org.intendant.hostforwarding.names;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A site on a proxy that others made.
 *
 * @param words it in short
 * @param text how it stands there
 * @param never why it cannot be adopted, in a sentence; empty where it may be tried
 * @param meanings what it says, rule by rule; empty where rules cannot say it
 * @param out what goes out of use once rules say it
 */
public record ForeignSite(String words, String text, String never, List<Meaning> meanings, List<OutOfUse> out) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 190_000;

    /**
     * One rule, but for its proxy and its guest.
     *
     * @param address to which it leads
     */
    public record Meaning(String address, HostNameDraft draft) {}

    public ForeignSite {
        meanings = List.copyOf(meanings);
        out = List.copyOf(out);
    }

    /** The same, and why it cannot be adopted. */
    public ForeignSite never(String why) {
        return new ForeignSite(words, text, why, List.of(), List.of());
    }

    /** As many as find room. */
    static String text(List<ForeignSite> sites) {
        List<ForeignSite> kept = new ArrayList<>();
        int length = 0;
        for (ForeignSite site : sites) {
            length += json(site).length() + 1;
            if (length > LONGEST) {
                break;
            }
            kept.add(site);
        }
        return json(kept);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What {@link #text} made; of what an earlier Intendant stored, a sentence a line, only that there is something. */
    static List<ForeignSite> of(String text) {
        if (!text.startsWith("[")) {
            return text.lines()
                    .map(line -> new ForeignSite(
                            line,
                            line,
                            "It was read by an earlier Intendant. Review the plan, which reads it again.",
                            List.of(),
                            List.of()))
                    .toList();
        }
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What others serve is stored by Intendant alone.", broken);
        }
    }
}
