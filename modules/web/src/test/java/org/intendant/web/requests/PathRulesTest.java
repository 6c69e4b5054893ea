package org.intendant.web.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.intendant.web.requests.PathRules.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T10: path tricks around whoever guards pages by their path. */
class PathRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/dashboard.xhtml",
                "/servers/server.xhtml",
                "/api/v1/operations/4119/log",
                "/api/v1/openapi.json",
                "/health/ready",
                "/jakarta.faces.resource/intendant.css.xhtml",
                "/jakarta.faces.resource/primeicons/primeicons.css.xhtml",
                "/api/v1/people/J%C3%B6rg"
            })
    void letsHonestAddressesThrough(String path) {
        assertThat(PathRules.judge("GET", path)).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/servers/servers.xhtml;x",
                "/servers;jsessionid=1/servers.xhtml",
                "/;/servers/servers.xhtml",
                "//servers/servers.xhtml",
                "/servers//servers.xhtml",
                "/./servers/servers.xhtml",
                "/people/../servers/servers.xhtml",
                "/servers/.",
                "/servers/..",
                "/servers/%2e%2e/people.xhtml",
                "/servers/%2E/servers.xhtml",
                "/servers%2fservers.xhtml",
                "/servers%2Fservers.xhtml",
                "/servers/servers.xhtml%3b",
                "/servers%5cservers.xhtml",
                "/servers\\servers.xhtml",
                "/servers/servers.xhtml%00",
                "/servers/servers.xhtml%0a",
                "/servers/servers.xhtml%252e",
                "/servers/servers.xhtml%",
                "/servers/servers.xhtml%zz",
                "/servers/servers.XHTML",
                "/servers/servers.xHtml",
                "/servers/servers.xhtml/",
                "/servers/servers.xhtml/x",
                "/servers/servers.xhtml.xhtml",
                "/servers/servers.xhtml ",
                "/servers/sérvers.xhtml",
                "servers/servers.xhtml",
                "http://elsewhere/servers.xhtml",
                ""
            })
    void refusesEveryOtherSpellingOfAPage(String path) {
        assertThat(PathRules.judge("GET", path)).isEqualTo(Verdict.TRICK);
    }

    @Test
    void refusesAnAddressWithoutEnd() {
        assertThat(PathRules.judge("GET", "/" + "a".repeat(2000))).isEqualTo(Verdict.TRICK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/templates/shell.xhtml",
                "/Templates/shell.xhtml",
                "/templates",
                "/servers/parts/fields.xhtml",
                "/i/status.xhtml",
                "/error/error.xhtml",
                "/jakarta.faces.resource/dynamiccontent.properties.xhtml",
                "/intendant/intendant.css"
            })
    void hidesThePartsThatPagesAreMadeOf(String path) {
        assertThat(PathRules.judge("GET", path)).isEqualTo(Verdict.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PROPFIND", "get", ""})
    void refusesMethodsThatNothingHereAnswers(String method) {
        assertThat(PathRules.judge(method, "/api/v1/servers")).isEqualTo(Verdict.METHOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void rendersNoPageForMethodsOfTheApi(String method) {
        assertThat(PathRules.judge(method, "/servers/servers.xhtml")).isEqualTo(Verdict.METHOD);
        assertThat(PathRules.judge(method, "/api/v1/servers")).isEqualTo(Verdict.PASS);
    }
}
