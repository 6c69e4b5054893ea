package org.intendant.notices;

import java.time.Instant;
import org.intendant.plans.Target;

/**
 * Something that is amiss now.
 *
 * @param since when it was first seen so
 * @param href the page about it, below the context root
 * @param ignored whether somebody decided that nobody shall be told of it for now
 */
public record Trouble(What what, Target target, Instant since, String href, boolean ignored) {

    public Trouble(What what, Target target, Instant since, String href) {
        this(what, target, since, href, false);
    }

    /** What can be amiss with a target; of two of a kind the later one says more. */
    public enum What {
        DIFFERS(Kind.DIFFERS, "differs from what is wanted", "is as wanted again"),
        NOT_COMPARED(Kind.SILENT, "cannot be compared with what is wanted", "is compared again"),
        NO_ANSWER(Kind.SILENT, "does not answer", "answers again"),
        KEYS_SILENT(Kind.KEYS, "stopped fetching its keys", "fetches its keys again"),
        KEYS_REFUSED(Kind.KEYS, "did not take the keys that it fetched", "takes the keys that it fetches again"),
        ROW_FORGED(
                Kind.KEYS,
                "has records of access that were changed past Intendant",
                "has no records of access any more that were changed past Intendant"),
        CERTIFICATE_ENDS(Kind.CERTIFICATES, "expires soon", "is valid for long enough again"),
        CERTIFICATE_ENDED(Kind.CERTIFICATES, "has expired", "is valid again");

        private final Kind kind;
        private final String words;
        private final String well;

        What(Kind kind, String words, String well) {
            this.kind = kind;
            this.words = words;
            this.well = well;
        }

        public Kind kind() {
            return kind;
        }

        /** After the target's name. */
        public String words() {
            return words;
        }

        /** After the target's name, once it is over. */
        public String well() {
            return well;
        }
    }
}
