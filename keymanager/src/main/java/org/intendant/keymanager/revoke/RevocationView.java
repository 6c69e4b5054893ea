package org.intendant.keymanager.revoke;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revocation with everything that somebody may see of it.
 *
 * @param lines what is still there first, then what took longest
 * @param entry primary key of its entry in the audit trail; null without one or for who may not see it
 */
public record RevocationView(
        RevocationRow row,
        List<RevokedLine> lines,
        @Nullable Long entry) {

    public RevocationView {
        lines = List.copyOf(lines);
    }
}
