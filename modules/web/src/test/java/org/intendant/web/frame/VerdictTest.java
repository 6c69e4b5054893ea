package org.intendant.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intendant.web.DashboardCard.Tile;
import org.intendant.web.DashboardCard.Trouble;
import org.intendant.web.State;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void saysTheWorstFirst() {
        Verdict verdict = Verdict.of(
                List.of(
                        tile(Trouble.NONE, "Everything is reachable."),
                        tile(Trouble.DECISION, "3 servers differ."),
                        tile(Trouble.FAILURE, "1 operation failed."),
                        tile(Trouble.UNKNOWN, "")),
                "");

        assertThat(verdict.tone()).isEqualTo("bad");
        assertThat(verdict.sentence()).isEqualTo("1 operation failed. 3 servers differ. Everything is reachable.");
    }

    @Test
    void isNeverGreenWhileSomethingIsUnknown() {
        assertThat(Verdict.of(List.of(tile(Trouble.NONE, "Fine."), tile(Trouble.UNKNOWN, "2 are unknown.")), "")
                        .tone())
                .isEmpty();
    }

    @Test
    void reassuresWhenAllIsWell() {
        Verdict verdict = Verdict.of(List.of(tile(Trouble.NONE, "")), "3 of 3 were read back.");

        assertThat(verdict.tone()).isEqualTo("ok");
        assertThat(verdict.sentence()).isEqualTo("Nothing needs a decision.");
        assertThat(verdict.detail()).isEqualTo("3 of 3 were read back. Nothing is changed on a host without approval.");
    }

    @Test
    void putsFailuresBeforeDecisionsBeforeTheUnknown() {
        assertThat(List.of(State.FAILED, State.DIFFERS, State.UNKNOWN, State.RUNNING))
                .extracting(Verdict::urgency)
                .isSorted();
    }

    private static Tile tile(Trouble trouble, String verdict) {
        return new Tile("x", "pi-x", "1", "of 1", List.of(), "/", trouble, verdict);
    }
}
