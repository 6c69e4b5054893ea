package org.intendant.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** T18: a forwarded address is believed only from a proxy that the operator has named. */
class TrustedProxiesTest {

    private final TrustedProxies proxies = TrustedProxies.parse("10.0.0.5, 10.1.0.0/16 fd00::/8");

    @Test
    void aStrangersHeaderIsIgnored() {
        assertThat(proxies.client("192.0.2.1", "10.0.0.5")).isEqualTo("192.0.2.1");
    }

    @Test
    void theProxysWordIsTaken() {
        assertThat(proxies.client("10.0.0.5", "198.51.100.9")).isEqualTo("198.51.100.9");
        assertThat(proxies.client("fd00::1", "2001:db8::9")).isEqualTo("2001:db8::9");
    }

    @Test
    void whatTheClientWroteBeforeTheProxyIsIgnored() {
        assertThat(proxies.client("10.0.0.5", "127.0.0.1, 198.51.100.9")).isEqualTo("198.51.100.9");
    }

    @Test
    void aChainOfProxiesIsFollowed() {
        assertThat(proxies.client("10.0.0.5", "6.6.6.6, 198.51.100.9, 10.1.2.3"))
                .isEqualTo("198.51.100.9");
    }

    @Test
    void withoutAHeaderOrWithNonsenseThePeerStands() {
        assertThat(proxies.client("10.0.0.5", "")).isEqualTo("10.0.0.5");
        assertThat(proxies.client("10.0.0.5", "localhost")).isEqualTo("10.0.0.5");
        assertThat(proxies.client("10.0.0.5", "198.51.100.9, ")).isEqualTo("10.0.0.5");
    }

    @Test
    void networksEndWhereTheirBitsEnd() {
        assertThat(proxies.contains("10.1.255.255")).isTrue();
        assertThat(proxies.contains("10.2.0.0")).isFalse();
        assertThat(proxies.contains("10.0.0.6")).isFalse();
        assertThat(TrustedProxies.parse("0.0.0.0/0").contains("8.8.8.8")).isTrue();
        assertThat(TrustedProxies.parse("").contains("127.0.0.1")).isFalse();
    }
}
