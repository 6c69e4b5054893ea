package org.intendant.people.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Guards T21. */
class ThrottleTest {

    private final Throttle throttle = new Throttle(3, Duration.ofSeconds(2), Duration.ofMinutes(1));

    @Test
    void waitsLongerAfterEachFailureUpToALimit() {
        assertThat(throttle.waitAfter(0)).isZero();
        assertThat(throttle.waitAfter(3)).isZero();
        assertThat(throttle.waitAfter(4)).hasSeconds(2);
        assertThat(throttle.waitAfter(5)).hasSeconds(4);
        assertThat(throttle.waitAfter(8)).hasSeconds(32);
        assertThat(throttle.waitAfter(9)).hasSeconds(60);
        assertThat(throttle.waitAfter(Integer.MAX_VALUE)).hasSeconds(60);
    }

    @Test
    void saysWhatIsLeftOfTheWait() {
        Instant failure = Instant.parse("2026-03-01T10:00:00Z");

        assertThat(throttle.left(5, failure, failure.plusSeconds(1))).hasSeconds(3);
        assertThat(throttle.left(5, failure, failure.plusSeconds(4))).isZero();
        assertThat(throttle.left(3, failure, failure)).isZero();
    }

    @Test
    void neverMakesAnybodyWaitLongerThanAttemptsAreRemembered() {
        assertThat(Throttle.ACCOUNT_FROM_NETWORK.most()).isLessThan(Throttle.FORGOTTEN_AFTER);
        assertThat(Throttle.NETWORK.most()).isLessThan(Throttle.FORGOTTEN_AFTER);
        assertThat(Throttle.ACCOUNT_FROM_STRANGERS.most()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }
}
