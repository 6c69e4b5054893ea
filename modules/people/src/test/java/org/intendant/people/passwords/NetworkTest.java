package org.intendant.people.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void isTheAddressItselfForIPv4AndTheCustomersNetForIPv6() {
        assertThat(Network.of("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Network.of("2001:db8:1:2:3::4")).isEqualTo(Network.of("2001:db8:1:2:ffff::1"));
        assertThat(Network.of("2001:db8:1:2:3::4")).isNotEqualTo(Network.of("2001:db8:1:3:3::4"));
        assertThat(Network.of("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void resolvesNoName() {
        assertThat(Network.of("localhost")).isEqualTo("unknown");
        assertThat(Network.of("")).isEqualTo("unknown");
        assertThat(Network.of("dead.beef")).isEqualTo("unknown");
    }
}
