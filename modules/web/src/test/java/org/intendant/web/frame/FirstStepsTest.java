package org.intendant.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.intendant.web.FirstStep;
import org.junit.jupiter.api.Test;

/** First steps on the overview, until the last is done. */
class FirstStepsTest {

    @Test
    void beginWithWhatComesFirstAndNothingElseIsShown() {
        FirstSteps steps = FirstSteps.of(Stream.of(new Step(20, true, false), new Step(10, true, false)));

        assertThat(steps.isFresh()).isTrue();
        assertThat(steps.lines()).extracting(line -> line.step().order()).containsExactly(10, 20);
        assertThat(steps.getNow()).isEqualTo(steps.lines().get(0));
    }

    @Test
    void stayBesideTheRestUntilAllAreDone() {
        FirstSteps steps = FirstSteps.of(Stream.of(new Step(10, true, true), new Step(20, true, false)));

        assertThat(steps.isFresh()).isFalse();
        assertThat(steps.getDone()).isEqualTo(1);
        assertThat(steps.getNow()).isEqualTo(steps.lines().get(1));
    }

    @Test
    void goWhenTheLastIsDone() {
        assertThat(FirstSteps.of(Stream.of(new Step(10, true, true), new Step(20, true, true)))
                        .lines())
                .isEmpty();
    }

    @Test
    void askNobodyForWhatHeMayNotDo() {
        assertThat(FirstSteps.of(Stream.of(new Step(10, false, false), new Step(20, true, true)))
                        .lines())
                .isEmpty();
    }

    private record Step(int order, boolean visible, boolean done) implements FirstStep {

        @Override
        public String what() {
            return "step " + order;
        }

        @Override
        public String detail() {
            return "";
        }

        @Override
        public String icon() {
            return "pi-server";
        }

        @Override
        public String href() {
            return "/step.xhtml";
        }
    }
}
