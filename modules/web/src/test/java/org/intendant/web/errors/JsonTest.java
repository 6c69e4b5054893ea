package org.intendant.web.errors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import org.intendant.plans.Refused;
import org.intendant.web.Json;
import org.intendant.web.Page;
import org.intendant.web.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private final ObjectMapper json = Json.mapper();

    @Test
    void writesTimesAsIso8601AndListsWithTheirTotal() throws Exception {
        var page = new Page<>(List.of(new Thing("web1", 22, Instant.parse("2026-11-21T11:00:00Z"), List.of())), 48);

        assertThat(json.writeValueAsString(page)).isEqualTo("""
                        {"rows":[{"name":"web1","port":22,"at":"2026-11-21T11:00:00Z","inner":[]}],"total":48}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"web1\",\"prot\":22} | prot",
                "{\"name\":\"web1\",\"port\":\"x\"} | port",
                "{\"name\":\"web1\",\"port\":2.5} | port",
                "{\"at\":\"yesterday\"} | at",
                "{\"inner\":[null]} | inner[0]",
                "{\"inner\":[{\"name\":\"a\"},{\"nmae\":\"b\"}]} | inner[1].nmae"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        Failure failure = Failure.of(catchThrowable(() -> json.readValue(body, Thing.class)));

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.reasons()).extracting(Refused.Reason::field).containsExactly(field);
        assertThat(failure.sentence())
                .contains(field.substring(field.indexOf('.') + 1))
                .doesNotContain("org.intendant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": | not JSON",
                "hello | not JSON",
                "{\"name\":\"a\",\"name\":\"b\"} | not JSON",
                "[] | shape"
            })
    void saysWhatIsWrongWithABodyThatIsNone(String body, String words) {
        Failure failure = Failure.of(catchThrowable(() -> json.readValue(body, Thing.class)));

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.sentence()).contains(words);
    }

    /** T37: a body may not be nested or long without end. */
    @Test
    void refusesABodyThatIsNestedWithoutEnd() {
        Failure deep = Failure.of(catchThrowable(() -> json.readTree("[".repeat(5000))));
        Failure big = Failure.of(
                catchThrowable(() -> json.readValue("{\"name\":\"" + "a".repeat(1_500_000) + "\"}", Thing.class)));

        Failure huge = Failure.of(catchThrowable(() -> json.readValue(
                new ByteArrayInputStream(("{\"name\":\"a\"}" + " ".repeat(3_000_000)).getBytes(UTF_8)), Thing.class)));

        assertThat(huge.status()).isEqualTo(413);
        assertThat(List.of(deep, big)).extracting(Failure::status).containsOnly(400);
        assertThat(deep.sentence()).contains("nested deeper");
    }

    /** T27: the type of what is read is ours to say, never the sender's. */
    @Test
    void takesNoTypeFromTheSender() {
        Failure failure = Failure.of(catchThrowable(
                () -> json.readValue("{\"@class\":\"javax.swing.JEditorPane\",\"name\":\"x\"}", Thing.class)));

        assertThat(failure.reasons()).extracting(Refused.Reason::field).containsExactly("@class");
    }

    /** T7: a word is one of the list as it is written there, or refused. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "differs", "DIFFERS ", " DIFFERS", "DIFFERS\\n", "D\u0130FFERS", "1", "NONE"})
    void takesNoWordThatIsNotOfTheList(String word) {
        Failure failure =
                Failure.of(catchThrowable(() -> json.readValue("{\"state\":\"" + word + "\"}", Stated.class)));

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.reasons()).extracting(Refused.Reason::field).containsExactly("state");
    }

    record Stated(State state) {}

    record Thing(String name, int port, Instant at, List<Thing> inner) {}
}
