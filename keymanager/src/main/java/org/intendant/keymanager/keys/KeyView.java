package org.intendant.keymanager.keys;

import java.time.Instant;
import java.util.List;

/**
 * A key as pages and REST show it.
 *
 * @param alsoOf user names of others who have the same key; for those who may see people, else “somebody else”
 * @param genuine false when its row was changed in the database by somebody else than Intendant: it is used nowhere
 * @param good whether it is good for anything now
 */
public record KeyView(PersonKey key, List<String> alsoOf, boolean genuine, boolean good) {

    /** Whether its day is over. */
    public boolean isExpired() {
        Instant end = key.getExpires();
        return end != null && !good && !key.isDisabled();
    }
}
