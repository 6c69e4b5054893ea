package org.intendant.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Guards T34: what was written into an error's words is one line of the log, whatever it holds, and does nothing there. */
class ShownTest {

    private static final String FORGED =
            "a\r\n2026-01-01 00:00:00,000 INFO  [org.intendant] (forged) b\u001b]52;c;x\u0007\u202e\u2028c\u0085d";

    @Test
    void wordsStayOnTheirLine() {
        IllegalStateException thrown = new IllegalStateException(FORGED, new IllegalArgumentException(FORGED));
        thrown.addSuppressed(new UnsupportedOperationException(FORGED));

        String log = printed(new Shown(thrown));

        assertThat(log).doesNotContain("\u001b", "\u0007", "\u202e", "\u2028", "\u0085");
        assertThat(log.lines())
                .filteredOn(line -> line.contains("(forged)"))
                .hasSize(3)
                .noneMatch(line -> line.startsWith("2026"));
        assertThat(log.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .isEqualTo(
                                "java.lang.IllegalStateException: a??2026-01-01 00:00:00,000 INFO  [org.intendant] (forged)"
                                        + " b?]52;c;x???c?d"));
    }

    @Test
    void tracesAndCausesStay() {
        IllegalStateException thrown = new IllegalStateException("a", new IllegalArgumentException("b"));

        assertThat(printed(new Shown(thrown))).isEqualTo(printed(thrown));
    }

    @Test
    void circlesEnd() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalArgumentException("two", one));

        assertThat(printed(new Shown(one))).contains("one", "two").hasSizeLessThan(100_000);
    }

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
