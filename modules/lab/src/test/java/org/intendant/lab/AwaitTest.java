package org.intendant.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Waiting ends with the condition or with the limit. */
class AwaitTest {

    @Test
    void endsWhenTheConditionHolds() {
        AtomicInteger asked = new AtomicInteger();

        Await.until(Duration.ofSeconds(5), "asked three times", () -> asked.incrementAndGet() == 3);

        assertThat(asked).hasValue(3);
    }

    @Test
    void failsWithASentenceAfterTheLimit() {
        assertThatThrownBy(() -> Await.until(Duration.ofMillis(30), "pigs fly", () -> false))
                .hasMessage("Waited 30 ms in vain until pigs fly");
    }
}
