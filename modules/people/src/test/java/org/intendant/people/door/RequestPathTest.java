package org.intendant.people.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards T10: no spelling of an address leads around the sign-in. */
class RequestPathTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /, PAGE",
        "GET, /dashboard.xhtml, PAGE",
        "GET, /people/people.xhtml, PAGE",
        "GET, /people/signin.xhtml, PUBLIC_PAGE",
        "POST, /people/signin.xhtml, PUBLIC_PAGE",
        "GET, /people/setup.xhtml, PUBLIC_PAGE",
        "GET, /people/link.xhtml, PUBLIC_PAGE",
        "GET, /api, API",
        "GET, /api/v1/servers, API",
        "GET, /api/v1/tokens, API",
        "POST, /api/v1/tokens, PUBLIC_API",
        "PUT, /api/v1/tokens, API",
        "POST, /api/v1/tokens/1, API",
        "GET, /health/ready, OPEN",
        "GET, /health/live, OPEN",
        "GET, /health, PAGE",
        "GET, /metrics, OPEN",
        "GET, /metrics/, PAGE",
        "GET, /Metrics, PAGE",
        "GET, /jakarta.faces.resource/intendant.css.xhtml, OPEN",
        "GET, /jakarta.faces.resource, PAGE",
        "GET, /api/v1/plans/server%3A12, API"
    })
    void knowsTheDoorByTheAddress(String method, String path, RequestPath door) {
        assertThat(RequestPath.of(method, path)).isEqualTo(door);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/people.xhtml;x",
                "/people;x/people.xhtml",
                "//people/people.xhtml",
                "/people//people.xhtml",
                "/people/./people.xhtml",
                "/people/../people/people.xhtml",
                "/people/signin.xhtml/..",
                "/health/ready/..",
                "/people/.",
                "/people/%2e/people.xhtml",
                "/people/%2E%2E/people.xhtml",
                "/people/people.xhtml%3b",
                "/people%2fpeople.xhtml",
                "/people%5cpeople.xhtml",
                "/people\\people.xhtml",
                "/people/people.xhtml%00",
                "/people/people.xhtml%0a",
                "/people/%252e/people.xhtml",
                "/people/people.xhtml%",
                "/people/people.xhtml%zz",
                "/people/people.xhtml ",
                "people/people.xhtml",
                ""
            })
    void refusesWhatCouldMeanSomethingElse(String path) {
        assertThat(RequestPath.of("GET", path)).isEqualTo(RequestPath.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/signin.XHTML",
                "/People/signin.xhtml",
                "/people/signin",
                "/people/signin.xhtml/",
                "/people/signin.xhtml/x",
                "/people/%73ignin.xhtml",
                "/API/v1/people",
                "/health/ready/",
                "/Jakarta.faces.resource/x.xhtml"
            })
    void keepsShutWhatOnlyLooksPublic(String path) {
        assertThat(RequestPath.of("GET", path)).isEqualTo(RequestPath.PAGE);
    }

    @ParameterizedTest
    @CsvSource({"GET, false", "HEAD, false", "OPTIONS, false", "POST, true", "PUT, true", "PATCH, true", "get, true"})
    void takesEveryOtherMethodForAChange(String method, boolean changes) {
        assertThat(RequestPath.changes(method)).isEqualTo(changes);
    }
}
