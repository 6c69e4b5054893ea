package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** T4, T34: what a host says cannot disguise itself in our sentences. */
class HostWordsTest {

    @Test
    void areOneLineWithoutControlCharacters() {
        assertThat(HostWords.in("\u001b]52;c;eA==\u0007ls: no such\r\nfile\u202e\u2028\n"))
                .isEqualTo("]52;c;eA== ls: no such file");
    }

    /** The controls of eight bits are obeyed by terminals as well: CSI, OSC, a line end. */
    @Test
    void areWithoutTheOtherControlCharactersToo() {
        assertThat(HostWords.in("a\u009b31mb\u009d52;c;eA==\u009cc\u0085d")).isEqualTo("a 31mb 52;c;eA== c d");
    }

    @Test
    void areNoNovel() {
        assertThat(HostWords.in("x".repeat(4_000_000))).hasSize(501).endsWith("x…");
    }
}
