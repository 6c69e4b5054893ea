package org.intendant.servers.accounts;

import org.intendant.servers.facts.FoundAccount;
import org.jspecify.annotations.Nullable;

/**
 * An account of a server over REST.
 *
 * @param match how what is wanted and what was found go together: AS_WANTED, DIFFERS, MISSING, TO_GO, GONE, FOREIGN (found
 *     and not managed), IGNORED or CLAIMED (a feature's own)
 * @param wish PRESENT, ABSENT, IGNORED, or null where nobody said anything
 * @param version to send back with a change; 0 where nobody said anything
 * @param shell as wanted, or empty
 * @param comment as wanted, or empty
 * @param adopted whether it was there before Intendant
 * @param found as the host had it when it was last read, or null
 */
public record AccountJson(
        String name,
        AccountLine.Match match,
        Account.@Nullable Wish wish,
        int version,
        String shell,
        String comment,
        boolean adopted,
        @Nullable FoundAccount found) {

    static AccountJson of(AccountLine line) {
        Account wanted = line.wanted();
        return wanted == null
                ? new AccountJson(line.name(), line.match(), null, 0, "", "", false, line.found())
                : new AccountJson(
                        line.name(),
                        line.match(),
                        wanted.wish(),
                        wanted.version(),
                        wanted.shell(),
                        wanted.comment(),
                        wanted.isAdopted(),
                        line.found());
    }
}
