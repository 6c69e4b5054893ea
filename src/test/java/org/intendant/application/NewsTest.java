package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import org.intendant.demo.RunningIntendant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T20: an open page that draws itself anew does not keep its sign-in alive; a person at work does. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class NewsTest {

    @Test
    void whatAPageDrawsAnewByItselfSaysSo(RunningIntendant intendant) {
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            for (String drawn : new String[] {"operations refreshOperations", "drift refreshDrift"}) {
                String[] words = drawn.split(" ");
                Page page = browser.open("/operations/" + words[0] + ".xhtml");
                assertThat(posted(page, () -> page.evaluate(words[1] + "()")).headers())
                        .containsEntry("intendant-news", "true");
            }
            Page page = browser.open("/operations/operations.xhtml");
            Request typed = posted(
                    page, () -> page.locator("main input[type=search]").first().pressSequentially("x"));
            assertThat(typed.headers()).doesNotContainKey("intendant-news");
        }
    }

    private static Request posted(Page page, Runnable deed) {
        return page.waitForRequest(request -> request.method().equals("POST"), deed);
    }
}
