package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the answers of all kinds of things become one list. */
class JumpGroupTest {

    @Test
    void putsTheGroupWithTheBestLineFirstAndShowsNoPlaceTwiceAndNothingFarFetched() {
        List<JumpGroup> joined = JumpGroup.joined(
                List.of(
                        new JumpGroup("Servers", List.of(page("/servers", 60), page("/web1", 46), page("/far", 44))),
                        new JumpGroup("Do", List.of(page("/add", 90))),
                        new JumpGroup("People", List.of()),
                        new JumpGroup("Do", List.of(page("/servers", 95), page("/run", 45)))),
                20);

        assertThat(joined).extracting(JumpGroup::title).containsExactly("Do", "Servers");
        assertThat(joined.get(0).jumps()).extracting(Jump::href).containsExactly("/add", "/run");
        assertThat(joined.get(1).jumps()).extracting(Jump::href).containsExactly("/servers", "/web1");
    }

    @Test
    void keepsTheBestOfTooMany() {
        JumpGroup many = new JumpGroup(
                "Servers",
                IntStream.range(0, 30).mapToObj(i -> page("/s" + i, 50)).toList());
        JumpGroup one = new JumpGroup("People", List.of(page("/p", 70)));

        List<JumpGroup> joined = JumpGroup.joined(List.of(many, one), 20);

        assertThat(joined).extracting(JumpGroup::title).containsExactly("People", "Servers");
        assertThat(joined.get(1).jumps()).hasSize(19);
    }

    /** T35: whatever a feature answers, a line never leads out of this application. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "//elsewhere.example/",
                "/\\elsewhere.example",
                "https://elsewhere.example/",
                "javascript:x()"
            })
    void leadsNowhereElse(String href) {
        assertThatThrownBy(() -> Jump.to("web1", "", "pi-server", href)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsTheKeysOfPagesThatAreItsOwn() {
        assertThat(Jump.keys(
                        "/servers/server.xhtml?id=",
                        List.of(
                                "/servers/server.xhtml?id=12",
                                "/servers/server.xhtml?id=x",
                                "/servers/server.xhtml?id=",
                                "/people/person.xhtml?id=3",
                                "/servers/server.xhtml?id=99999999999999999999")))
                .containsExactly(12L);
    }

    private static Jump page(String href, int rank) {
        return Jump.to(href, "", "pi-server", href).ranked(rank);
    }
}
