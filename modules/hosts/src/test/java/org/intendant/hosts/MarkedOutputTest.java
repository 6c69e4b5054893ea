package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Output is what comes after the mark, and no more than asked for. */
class MarkedOutputTest {

    private static MarkedOutput fed(int pieces, String text) {
        MarkedOutput output = new MarkedOutput("mark", 10);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += pieces) {
            output.write(bytes, i, Math.min(pieces, bytes.length - i));
        }
        return output;
    }

    @Test
    void findsTheMarkHoweverItIsCut() {
        for (int pieces = 1; pieces < 20; pieces++) {
            MarkedOutput output = fed(pieces, "banner mark\nhalf\nma\n\nmark\n\nmark\nout");
            assertThat(output.bytes()).asString().isEqualTo("\nmark\nout");
            assertThat(output.marked()).isTrue();
        }
    }

    @Test
    void keepsWhatCameWithoutMarkForTheError() {
        MarkedOutput output = fed(7, "This account is not available.\n");

        assertThat(output.marked()).isFalse();
        assertThat(output.before()).isEqualTo("This account is not available.\n");
    }

    /** T37: neither the banner nor the output grows beyond its limit. */
    @Test
    void dropsWhatIsTooMuch() {
        MarkedOutput output = fed(1000, "x".repeat(1_000_000) + "\nmark\n" + "y".repeat(1_000_000));

        assertThat(output.before()).hasSize(4096);
        assertThat(output.bytes()).hasSize(10);
    }
}
