package org.intendant.hostforwarding.names;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * What was wanted of one name of a proxy when its file was written, as it is kept with that.
 *
 * @param rules those of this name that were enabled
 * @param adopted what of others served this name and was out of use
 */
public record KeptNames(List<Kept> rules, List<OutOfUse> adopted) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One rule.
     *
     * @param name as sentences named it
     * @param logins its passwords as hashes, which its row holds as well
     */
    public record Kept(long id, String name, String logins, HostNameDraft draft) {

        public static Kept of(HostName rule) {
            HostNameDraft draft = rule.draft();
            draft.setVersion(0);
            return new Kept(rule.id(), rule.name(), rule.options().loginLines(), draft);
        }

        /** Whether that rule says the same. */
        public boolean isAs(HostName rule) {
            Kept now = of(rule);
            return logins.equals(now.logins) && JSON.valueToTree(draft).equals(JSON.valueToTree(now.draft));
        }

        /** @param version of the rule that it becomes again; 0 for none */
        HostNameDraft again(int version) {
            draft.setVersion(version);
            draft.getOptions().keep(Logins.known(logins));
            return draft;
        }
    }

    public KeptNames {
        rules = List.copyOf(rules);
        adopted = List.copyOf(adopted);
    }

    public String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** What was kept; nothing for an empty text. */
    public static KeptNames of(String text) {
        try {
            return text.isEmpty() ? new KeptNames(List.of(), List.of()) : JSON.readValue(text, KeptNames.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What is kept with names is written by Intendant alone.", broken);
        }
    }
}
