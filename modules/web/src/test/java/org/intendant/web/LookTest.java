package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sheets, the icons and the vocabulary of states belong together. */
class LookTest {

    private static final Set<String> TONES = Set.of("", "ok", "warn", "bad", "run");

    @Test
    void givesEveryStateAToneAnIconAndAWord() throws IOException {
        String icons = text("/META-INF/resources/primefaces/primeicons/primeicons.css");

        assertThat(State.values()).allSatisfy(state -> {
            assertThat(TONES).contains(state.getTone());
            assertThat(icons).contains("." + state.getIcon() + ":before");
            assertThat(state.getWord()).isNotBlank();
        });
    }

    @Test
    void showsGreenOnlyForWhatWasReadBackOrDone() {
        assertThat(State.values())
                .filteredOn(state -> state.getTone().equals("ok"))
                .containsExactly(
                        State.IN_SYNC,
                        State.SUCCEEDED,
                        State.REACHABLE,
                        State.SENT,
                        State.GONE,
                        State.PROVEN,
                        State.ANSWERS,
                        State.VALID,
                        State.PASSABLE);
    }

    @Test
    void makesAThemeWhoseColoursAreTokens() throws IOException {
        String theme = text("/META-INF/resources/primefaces-intendant/theme.css");

        assertThat(theme).hasSizeGreaterThan(150_000).contains("var(--fill)", "var(--text)");
        assertThat(found("#[0-9a-fA-F]{3,8}\\b(?=[^{}]*})", theme.replaceAll("url\\([^)]*\\)", "")))
                .isEmpty();
    }

    @Test
    void definesEveryTokenThatTheThemeAndTheSheetUse() throws IOException {
        String sheet = text("/META-INF/resources/intendant/intendant.css");
        Set<String> defined = found("(?<=[\\s;{])--[a-z0-9-]+(?=:)", sheet);

        assertThat(defined).containsAll(found("(?<=var\\()--[a-z0-9-]+", sheet));
        assertThat(defined)
                .containsAll(found(
                        "(?<=var\\()--(?:text|surface|sunken|hover|line|accent|fill|ring|bad|warn|ok|run|neutral|on)[a-z0-9-]*",
                        text("/META-INF/resources/primefaces-intendant/theme.css")));
    }

    private static Set<String> found(String pattern, String text) {
        var found = new TreeSet<String>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> found.add(match.group()));
        return found;
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(LookTest.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
