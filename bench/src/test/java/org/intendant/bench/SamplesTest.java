package org.intendant.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void theMedianIsTheMiddleOneOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
        assertThat(Samples.of(9, 1, 5, 6).median()).isEqualTo(5.5);
        assertThat(Samples.of(List.of(7L)).median()).isEqualTo(7);
    }

    @Test
    void percentilesAreValuesThatWereMeasured() {
        Samples hundred = Samples.of(IntStream.rangeClosed(1, 100).boxed().toList());

        assertThat(hundred.p95()).isEqualTo(95);
        assertThat(hundred.p99()).isEqualTo(99);
        assertThat(Samples.of(1, 2, 3, 4, 5).p95()).isEqualTo(5);
        assertThat(Samples.of(4).p99()).isEqualTo(4);
    }

    @Test
    void showsMedianAndSpreadWithTheDigitsThatCount() {
        assertThat(Samples.of(12.34, 9.876, 1234.5).shown()).isEqualTo("12.3 (9.88–1,235)");
        assertThat(Samples.of(10, 20).per(10).shown()).isEqualTo("1.50 (1.00–2.00)");
    }

    @Test
    void ratiosAreThoseOfTheMedians() {
        assertThat(Samples.of(1, 2, 30).ratioTo(Samples.of(4))).isEqualTo(0.5);
    }

    @Test
    void nothingIsNoSample() {
        assertThatThrownBy(() -> Samples.of()).hasMessage("Nothing was measured.");
    }
}
