package org.intendant.people.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Guards T17: forms and scripts of other sites change nothing. */
class SameOriginTest {

    private static final String BASE = "https://intendant.example.org";

    @Test
    void letsOurOwnPagesPass() {
        assertThat(allows("same-origin", "https://intendant.example.org", "intendant.example.org"))
                .isTrue();
        assertThat(allows(null, "http://localhost:8080", "localhost:8080")).isTrue();
        assertThat(allows("none", null, "localhost:8080")).isTrue();
        assertThat(allows(null, null, "localhost:8080")).as("no browser").isTrue();
    }

    @Test
    void knowsItselfBehindAProxyByTheBaseUrl() {
        assertThat(allows(null, "https://intendant.example.org", "10.0.0.5:8080"))
                .isTrue();
    }

    @Test
    void refusesOtherSites() {
        assertThat(allows("cross-site", null, "localhost:8080")).isFalse();
        assertThat(allows("same-site", "https://evil.example.org", "intendant.example.org"))
                .isFalse();
        assertThat(allows(null, "https://evil.example.org", "intendant.example.org"))
                .isFalse();
        assertThat(allows(null, "null", "intendant.example.org"))
                .as("a sandboxed frame")
                .isFalse();
        assertThat(allows(null, "https://intendant.example.org.evil.example", "intendant.example.org"))
                .isFalse();
        assertThat(allows(null, "http://localhost:9090", "localhost:8080")).isFalse();
        assertThat(allows(null, "::", "localhost:8080")).isFalse();
        assertThat(allows(null, "", "")).isFalse();
    }

    private static boolean allows(String site, String origin, String host) {
        return SameOrigin.allows(site, origin, host, BASE);
    }
}
