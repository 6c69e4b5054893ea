package org.intendant.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Guards T34: an entry stays one entry, and a terminal that shows it obeys nothing. */
class InertTest {

    @Test
    void showsControlCharactersInsteadOfObeyingThem() {
        assertThat(Inert.line("web1\r\nroot: removed", 100)).isEqualTo("web1␍␊root: removed");
        assertThat(Inert.line("\u001b]52;c;x\u0007", 100)).isEqualTo("␛]52;c;x␇");
        assertThat(Inert.line("\u009b31m\u202egpj\u2028", 100)).isEqualTo("\\u009b31m\\u202egpj\\u2028");
        assertThat(Inert.line("\u0000\u007f", 100)).isEqualTo("␀\\u007f");
    }

    @Test
    void keepsLinesWhereTheyAreMeant() {
        assertThat(Inert.lines("a: 1\nb: 2\r", 100)).isEqualTo("a: 1\nb: 2␍");
    }

    @Test
    void keepsWordsOfAllLanguages() {
        assertThat(Inert.line("Zürich 東京 🐎", 100)).isEqualTo("Zürich 東京 🐎");
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(Inert.line("x".repeat(100), 10)).hasSize(10);
        assertThat(Inert.line("\u202e".repeat(100), 10)).hasSize(10).endsWith("…");
    }
}
