package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intendant.demo.RunCommand;
import org.intendant.web.PageSource;
import org.junit.jupiter.api.Test;

/** T35: no page of any module carries a style, a script of its own or unescaped text. */
class PagesTest {

    private static final Path EVERYTHING = RunCommand.root();

    @Test
    void noPageCarriesWhatThePolicyForbids() throws IOException {
        assertThat(PageSource.pages(EVERYTHING)).hasSizeGreaterThan(8);
        assertThat(PageSource.violations(EVERYTHING)).isEmpty();
    }

    /** A list that follows by itself must not take away what was just said, an error least of all. */
    @Test
    void noPageTakesAMessageAwayByDrawingItselfAnew() throws IOException {
        for (Path page : PageSource.pages(EVERYTHING)) {
            assertThat(Files.readString(page))
                    .as(page.toString())
                    .doesNotContainPattern("<p:remoteCommand (?![^>]*ignoreAutoUpdate=\"true\")");
        }
    }

    /** A heading alone does not tell a newcomer what the page is for. */
    @Test
    void everyPageSaysInASentenceWhatItIsFor() throws IOException {
        for (Path page : PageSource.pages(EVERYTHING)) {
            String text = Files.readString(page);
            if (text.contains("template=\"/templates/shell.xhtml\"") && !page.endsWith("error/error.xhtml")) {
                assertThat(text)
                        .as(page.toString())
                        .containsPattern(
                                "[cC]lass=\"(?:lead|verdict [^\"]*)\"|src=\"/operations/parts/review\\.xhtml\"");
            }
        }
    }
}
