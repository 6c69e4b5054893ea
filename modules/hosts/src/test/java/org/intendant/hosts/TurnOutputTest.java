package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An answer ends at its own mark, however the bytes are cut, and at nothing that looks like it. */
class TurnOutputTest {

    private static final String BEGIN = "\nabc\n";

    private final MarkedOutput answer = new MarkedOutput("abc", 1_000_000);
    private final TurnOutput output = new TurnOutput();

    private void feed(int pieces, String text) {
        output.begin(answer, "abc");
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i += pieces) {
            output.write(bytes, i, Math.min(pieces, bytes.length - i));
        }
    }

    private String bytes() {
        return new String(answer.bytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void endsAtItsMarkHoweverTheBytesAreCut() throws Exception {
        for (int pieces = 1; pieces < 40; pieces++) {
            TurnOutputTest fresh = new TurnOutputTest();
            fresh.feed(pieces, "left over\nabc 7\nnoise" + BEGIN + "out\n\nab\nabc\nabc x\nabc 1234\n\n\nabc 17\nlate");

            assertThat(fresh.output.exit()).as("%s at once", pieces).isEqualTo(7);
        }
    }

    @Test
    void keepsWhatOnlyLooksLikeItsMark() throws Exception {
        String nearly = "out\n\nab\nabc\nabc x\nabc 1234\nabc \n\n";
        for (int pieces = 1; pieces < 40; pieces++) {
            TurnOutputTest fresh = new TurnOutputTest();
            fresh.feed(pieces, BEGIN + nearly + "\nabc 17\nlate");

            assertThat(fresh.bytes()).as("%s at once", pieces).isEqualTo(nearly);
            assertThat(fresh.output.exit()).isEqualTo(17);
            assertThat(fresh.answer.awaitClose(Deadline.in(Duration.ZERO))).isTrue();
        }
    }

    @Test
    void anAnswerMayBeEmptyAndEndWithoutALineEnd() {
        feed(3, BEGIN + "\nabc 0\n");
        assertThat(bytes()).isEmpty();

        TurnOutputTest other = new TurnOutputTest();
        other.feed(3, BEGIN + "no line end\nabc 255\n");
        assertThat(other.bytes()).isEqualTo("no line end");
        assertThat(other.output.exit()).isEqualTo(255);
    }

    @Test
    void anAnswerThatWasCutOffHasNoExitCode() throws Exception {
        feed(5, BEGIN + "half of it\nabc 1");

        assertThat(output.exit()).isEqualTo(-1);
        assertThat(answer.awaitClose(Deadline.in(Duration.ZERO))).isFalse();
        output.close();
        assertThat(answer.awaitClose(Deadline.in(Duration.ZERO))).isTrue();
        assertThat(output.exit()).isEqualTo(-1);
    }

    /** T37: who is not asked and prints all the same. */
    @Test
    void noticesWhoPrintsWithoutBeingAsked() {
        feed(9, BEGIN + "out\nabc 0\n" + "x".repeat(60_000));
        assertThat(output.flooded()).isFalse();

        output.write(new byte[10_000], 0, 10_000);

        assertThat(output.flooded()).isTrue();
        assertThat(bytes()).isEqualTo("out");
        output.begin(new MarkedOutput("def", 10), "def");
        assertThat(output.flooded()).isFalse();
    }
}
