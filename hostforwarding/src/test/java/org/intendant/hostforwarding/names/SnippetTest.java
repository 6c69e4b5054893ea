package org.intendant.hostforwarding.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.intendant.plans.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw text of nginx ends where it stands. T24. */
class SnippetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy_buffering off;",
                "location = /a { return 200 \"}\"; }",
                "# a comment with } and \"\nreturn 404;",
                "if ($http_x ~ \"^a{2}\\\"\") { return 403; }",
                "add_header X '}' always;",
                "set $x ${http_a};",
                "return 200 a\\}b;\n# the end {"
            })
    void keepsWhatIsClosed(String text) {
        assertThat(Snippet.of("snippet", text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "}",
                "} server { listen 81;",
                "location / {",
                "return 200",
                "return 200 \"a;",
                "return 200 'a;}",
                "return 200 a\\;",
                "set $x ${http_a;",
                "location / { # }"
            })
    void refusesWhatWouldEndSomethingElse(String text) {
        assertThatThrownBy(() -> Snippet.of("snippet", text)).isInstanceOf(Refused.class);
    }
}
