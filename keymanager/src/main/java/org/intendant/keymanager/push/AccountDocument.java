package org.intendant.keymanager.push;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the file of keys of one account of a server should hold.
 *
 * @param text the file
 * @param lines those of it that let somebody in
 * @param fingerprints of the keys in it
 * @param unwanted lines of others that somebody decided to remove
 * @param withheld fingerprints of keys that are not in it only because somebody changed rows past Intendant
 * @param until when the first of the keys or grants in it ends; null when none does
 */
public record AccountDocument(
        long serverId,
        String account,
        String text,
        List<String> lines,
        Set<String> fingerprints,
        List<String> unwanted,
        Set<String> withheld,
        @Nullable Instant until) {

    public AccountDocument {
        lines = List.copyOf(lines);
        fingerprints = Set.copyOf(fingerprints);
        unwanted = List.copyOf(unwanted);
        withheld = Set.copyOf(withheld);
    }

    /** The same, as long as these keys are not in it. */
    AccountDocument without(Set<String> missing) {
        return missing.isEmpty()
                ? this
                : new AccountDocument(serverId, account, text, lines, fingerprints, unwanted, missing, until);
    }
}
