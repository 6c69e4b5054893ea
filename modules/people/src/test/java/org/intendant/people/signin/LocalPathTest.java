package org.intendant.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After the sign-in nobody lands on another server. */
class LocalPathTest {

    @Test
    void keepsAPathOfThisServer() {
        assertThat(LocalPath.of("/servers/server.xhtml?id=4&tab=accounts"))
                .isEqualTo("/servers/server.xhtml?id=4&tab=accounts");
        assertThat(LocalPath.of("/")).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                " /x",
                "/x\r\nSet-Cookie: a=b",
                "/\tx",
                "/x\"onload=",
                "",
                "/people/signin.xhtml?to=/",
                "/api/v1/people"
            })
    void goesHomeForAnythingElse(String wanted) {
        assertThat(LocalPath.of(wanted)).isEqualTo("/");
    }

    @Test
    void goesHomeWithoutAWish() {
        assertThat(LocalPath.of(null)).isEqualTo("/");
    }
}
