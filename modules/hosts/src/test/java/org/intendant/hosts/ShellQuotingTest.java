package org.intendant.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T1: how arguments are written for a shell. */
class ShellQuotingTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void leavesHarmlessWordsAsTheyAre() {
        assertThat(ShellQuoting.quote("plain-1.2_3/x:@%+,")).isEqualTo("plain-1.2_3/x:@%+,");
    }

    @Test
    void putsEverythingElseInSingleQuotes() {
        assertThat(ShellQuoting.quote("")).isEqualTo("''");
        assertThat(ShellQuoting.quote("a b")).isEqualTo("'a b'");
        assertThat(ShellQuoting.quote("$(id)`id`;|&*?~#!\"\n\t")).isEqualTo("'$(id)`id`;|&*?~#!\"\n\t'");
        assertThat(ShellQuoting.quote("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellQuoting.quote("a\\b")).isEqualTo("'a'\\\\'b'");
    }

    @Test
    void beginsWithSudoWhereTheAccountNeedsIt() {
        String line =
                new String(ShellQuoting.line(Command.of("id", "-u"), true, "mark", LIMIT), StandardCharsets.UTF_8);

        assertThat(line).startsWith("exec sudo -n -- sh -c '").endsWith(" intendant mark 33 id -u");
    }

    /** A program that ends by itself needs no second shell around it, and nothing that ends it. */
    @Test
    void marksInTheSameShellWhatEndsByItself() {
        Command program = new Program("run.sh", "echo \"$1\"").with("a b");

        assertThat(new String(ShellQuoting.line(program, false, "mark"), StandardCharsets.UTF_8))
                .startsWith("exec sh -c 'printf ")
                .endsWith("\necho \"$1\"' run.sh mark 'a b'");
    }

    @Test
    void refusesAnArgumentWithNul() {
        assertThatThrownBy(() -> Command.of("echo", "a\0b"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("NUL");
    }

    /** T2: sudo and timeout would read these as something else. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-e", "PATH=/tmp", "--"})
    void refusesAProgramThatIsAnOptionOrAnAssignment(String program) {
        assertThatThrownBy(() -> Command.of(program)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesWhatCannotBeSent() {
        assertThatThrownBy(() -> ShellQuoting.line(Command.of("echo", "\ud800"), false, "mark", LIMIT))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("half a character");
        assertThatThrownBy(() -> ShellQuoting.line(Command.of("echo", "x".repeat(131_072)), false, "mark", LIMIT))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("128 KiB");
    }

    @Test
    void doesNotShowWhatACommandReads() {
        assertThat(Command.of("chpasswd").reading("deploy:secret").toString()).doesNotContain("secret");
        assertThatCode(() -> Command.of("chpasswd").reading("deploy:secret").hashCode())
                .doesNotThrowAnyException();
    }
}
