package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
