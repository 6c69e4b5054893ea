package org.intendant.people.tokens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API token over REST, without its secret.
 *
 * @param shown how the secret begins
 * @param lastUsed to the minute; null until it is used
 * @param revoked null while it works
 */
public record TokenJson(
        long id,
        String name,
        String shown,
        Instant created,
        Instant expires,
        @Nullable Instant lastUsed,
        @Nullable Instant revoked) {

    public static TokenJson of(ApiToken token) {
        return new TokenJson(
                token.getId(),
                token.getName(),
                token.getShown(),
                token.getCreated(),
                token.getExpires(),
                token.getLastUsed(),
                token.getRevoked());
    }
}
