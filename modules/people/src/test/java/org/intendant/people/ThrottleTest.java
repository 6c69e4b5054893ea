package org.intendant.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** T21: the more failures, the longer the wait, up to a limit. */
class ThrottleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final Throttle throttle = new Throttle(2, Duration.ofSeconds(2), Duration.ofSeconds(60));

    @Test
    void letsTheFirstFailuresPassAtOnce() {
        assertThat(throttle.left(2, NOW, NOW)).isZero();
    }

    @Test
    void doesNotWaitForARowThatIsAMomentYoungerThanTheQuestion() {
        assertThat(throttle.left(0, NOW.plusNanos(1_000), NOW)).isZero();
    }

    @Test
    void doublesTheWaitUpToTheLimit() {
        assertThat(throttle.left(3, NOW, NOW)).isEqualTo(Duration.ofSeconds(2));
        assertThat(throttle.left(4, NOW, NOW)).isEqualTo(Duration.ofSeconds(4));
        assertThat(throttle.left(1_000, NOW, NOW)).isEqualTo(Duration.ofSeconds(60));
    }
}
