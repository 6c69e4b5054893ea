package org.intendant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T35: pages carry no style and no script, and print nothing unescaped. */
class PageSourceTest {

    @TempDir
    Path folder;

    @Test
    void findsNothingInOurOwnPages() throws IOException {
        Path ours = Path.of("src/main/resources/META-INF/resources");

        assertThat(PageSource.pages(ours)).hasSizeGreaterThan(5);
        assertThat(PageSource.violations(ours)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style=\"color:red\">",
                "<style>a{}</style>",
                "<script>alert(1)</script>",
                "<h:outputScript>alert(1)</h:outputScript>",
                "<h:outputText value=\"x\" escape=\"false\"/>",
                "<p:commandButton onclick=\"PF('x').show(); alert(1)\"/>",
                "<p:inputText onkeyup=\"x()\"/>",
                "<f:ajax/>",
                "<p:panelGrid>",
                "<a href=\"javascript:x()\">",
                "<img src=\"//elsewhere.example/x.png\"/>",
                "<p:dataTable stripedRows=\"true\">"
            })
    void findsWhatAPageMustNotContain(String line) throws IOException {
        Files.writeString(folder.resolve("page.xhtml"), "<html>\n" + line + "\n</html>");

        assertThat(PageSource.violations(folder)).hasSize(1).first().asString().startsWith("page.xhtml:2 ");
    }

    @Test
    void letsPassWhatPagesNeed() throws IOException {
        Files.writeString(folder.resolve("page.xhtml"), """
                <!-- no style="x" here -->
                <html xmlns="http://www.w3.org/1999/xhtml"><script src="#{resource['intendant:intendant.js']}" defer="defer"></script>
                <p:commandButton onclick="PF('remove').show()" styleClass="x" oncomplete="PF('rows').getPaginator().setPage(0)"/></html>
                """);

        assertThat(PageSource.violations(folder)).isEmpty();
    }
}
