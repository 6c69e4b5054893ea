package org.intendant.keymanager.revoke;

import java.time.Instant;
import org.intendant.web.State;

/** A revocation in a list, with how far it is. */
public record RevocationRow(long id, Instant at, String what, String actor, Counts counts) {

    /** The page of one, below the context root; its number follows. */
    static final String PAGE = "/keymanager/revocation.xhtml?id=";

    /** The path of its page below the context root. */
    public String href() {
        return PAGE + id;
    }

    public State state() {
        if (isOpen()) {
            return State.STILL_THERE;
        }
        return counts.gone() > 0 ? State.GONE : State.WITHDRAWN;
    }

    /** Whether some host may still have something of it. */
    public boolean isOpen() {
        return counts.open() > 0;
    }
}
