package org.intendant.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards T14: no name looks like another one, or like the application itself. */
class UsernameTest {

    @Test
    void hasOneSpelling() {
        assertThat(Username.of(" Maren.Holt ")).isEqualTo("maren.holt");
        assertThat(Username.of("ＡＤＭＩＮ")).isEqualTo("admin");
        assertThat(Username.of("maren@example.org")).isEqualTo("maren@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-x",
                ".x",
                "a b",
                "a\nb",
                "a\u0000b",
                "аdmin",
                "ádmin",
                "admin\u200b",
                "\u202eadmin",
                "intendant",
                "Intendant",
                "nobody",
                "a:b",
                "a,ALL",
                "a/b",
                "a'b",
                "$(id)"
            })
    void refusesNonsense(String typed) {
        assertThatThrownBy(() -> Username.of(typed)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesTooLongOnes() {
        assertThat(Username.of("a".repeat(64))).hasSize(64);
        assertThatThrownBy(() -> Username.of("a".repeat(65))).isInstanceOf(Refused.class);
    }
}
