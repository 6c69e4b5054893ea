package org.intendant.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Every living host has an address of its own. */
class HostNumbersTest {

    private final HostNumbers numbers = new HostNumbers();

    @Test
    void areGivenInOrder() {
        assertThat(numbers.take("web1")).isEqualTo(2);
        assertThat(numbers.take("web2")).isEqualTo(3);
    }

    @Test
    void areKeptForAHostThatIsMadeAgain() {
        numbers.take("web1");
        numbers.release("web1");

        assertThat(numbers.take("web2")).isEqualTo(3);
        assertThat(numbers.take("web1")).isEqualTo(2);
    }

    @Test
    void refuseTwoHostsOfOneName() {
        numbers.take("web1");

        assertThatThrownBy(() -> numbers.take("web1")).hasMessage("There is already a host web1 in this lab");
    }

    @Test
    void areUsedAgainOnlyWhenNoneIsLeft() {
        for (int host = 2; host <= 254; host++) {
            assertThat(numbers.take("host" + host)).isEqualTo(host);
        }
        assertThatThrownBy(() -> numbers.take("more")).hasMessage("No address is left for host more");

        numbers.release("host7");
        assertThat(numbers.take("other")).isEqualTo(7);
    }
}
