package org.intendant.servers.accounts;

import org.intendant.servers.facts.FoundAccount;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/**
 * One account of a server: what is wanted beside what was found.
 *
 * @param name of the account
 * @param wanted what is wanted or ignored, or null where nobody said anything
 * @param found as the host has it, or null where it does not or was not asked
 * @param owner the feature that makes and removes it, or empty
 */
public record AccountLine(
        String name, @Nullable Account wanted, @Nullable FoundAccount found, String owner) {

    /** How the two go together. */
    public enum Match {
        AS_WANTED,
        DIFFERS,
        MISSING,
        TO_GO,
        GONE,
        FOREIGN,
        IGNORED,
        CLAIMED
    }

    public Match match() {
        Account wish = wanted;
        if (!owner.isEmpty()) {
            return Match.CLAIMED;
        }
        if (wish == null) {
            return Match.FOREIGN;
        }
        return switch (wish.wish()) {
            case IGNORED -> Match.IGNORED;
            case ABSENT -> found == null ? Match.GONE : Match.TO_GO;
            case PRESENT -> present(wish);
        };
    }

    private Match present(Account wish) {
        FoundAccount there = found;
        if (there == null) {
            return Match.MISSING;
        }
        boolean same = there.shell().equals(wish.shell()) && there.comment().equals(wish.comment());
        return same ? Match.AS_WANTED : Match.DIFFERS;
    }

    /** How that looks in a list. */
    public State state() {
        return switch (match()) {
            case AS_WANTED, GONE -> State.IN_SYNC;
            case DIFFERS, MISSING, TO_GO -> State.DIFFERS;
            default -> State.UNKNOWN;
        };
    }

    /** Belongs to the system and nobody wants anything of it. */
    public boolean system() {
        return wanted == null && found != null && found.system();
    }
}
