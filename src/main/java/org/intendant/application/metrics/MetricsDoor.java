package org.intendant.application.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.intendant.data.Networks;
import org.jspecify.annotations.Nullable;

/**
 * Who may read the metrics: whoever sends the token, and whoever comes from a listed address. Where a token is set, the others
 * are asked for it; where there is none, they find nothing.
 */
record MetricsDoor(Optional<String> token, Networks from) {

    /** What a request gets. */
    enum Verdict {
        READ,
        TOKEN_NEEDED,
        NOTHING_HERE
    }

    /**
     * Judges a request.
     *
     * @param address where it comes from, behind trusted proxies
     * @param authorization the header of that name
     */
    Verdict judge(String address, @Nullable String authorization) {
        if (from.contains(address) || sent(authorization)) {
            return Verdict.READ;
        }
        return token.isPresent() ? Verdict.TOKEN_NEEDED : Verdict.NOTHING_HERE;
    }

    /** Compared in a time that tells nothing. */
    private boolean sent(@Nullable String authorization) {
        return token.isPresent()
                && authorization != null
                && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                && MessageDigest.isEqual(
                        bytes(token.get()), bytes(authorization.substring(7).strip()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "MetricsDoor[" + from + "]";
    }
}
