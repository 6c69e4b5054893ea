package org.intendant.keymanager.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key that opens an account.
 *
 * @param key type and bytes
 * @param options with commas in between; empty for none
 * @param comment plain characters
 * @param ends from when on it is good for nothing; null for never
 */
public record AccessKey(
        String key,
        String fingerprint,
        String options,
        String comment,
        @Nullable Instant ends) {

    /** As {@code authorized_keys} holds it. */
    public String line() {
        return (options + " " + key + " " + comment).strip();
    }
}
