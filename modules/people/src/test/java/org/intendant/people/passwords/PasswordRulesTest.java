package org.intendant.people.passwords;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "alllowercaseletters", "wort für wort für", "🐎🔋📎✅🐎🔋📎✅🐎🔋📎✅"})
    void takesLongOnesOfAnyCharacters(String password) {
        assertThatCode(() -> PasswordRules.check("password", "maren", password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eleven char",
                "🐎🔋📎✅🐎🔋📎✅🐎🔋📎",
                "administrator",
                "Password1234",
                "aaaaaaaaaaaaaaaa",
                "abababababababab",
                "123456789012"
            })
    void refusesShortAndCommonOnes(String password) {
        assertThatThrownBy(() -> PasswordRules.check("password", "maren", password))
                .isInstanceOf(Refused.class);
    }

    @Test
    void refusesTheUserName() {
        assertThatThrownBy(() -> PasswordRules.check("password", "maren.holtmann", "Maren.Holtmann"))
                .hasMessage("Take another password than the user name.");
    }

    @Test
    void refusesWhatOnlyCostsTime() {
        assertThatThrownBy(() -> PasswordRules.check("password", "maren", "long enough ".repeat(20)))
                .isInstanceOf(Refused.class);
    }
}
