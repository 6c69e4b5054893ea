package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody changed by hand on a real host, in one place: seen line by line, ignored for a while, adopted, restored. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class DriftPageTest {

    private static final String UNTIL =
            LocalDate.now(ZoneOffset.UTC).plusDays(5).toString();

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static LabServer server;

    private Page page;

    @BeforeAll
    static void aHostThatDiffers(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        server = LabServer.enrol(admin, Lab.shared().host("drifting", HostSpec.plain()), "root");
        admin.post("servers/" + server.id() + "/accounts", Map.of("name", "deploy", "shell", "/bin/bash"))
                .orThrow();
        RestOperations operations = new RestOperations(admin);
        operations.ended(operations.apply(server), Duration.ofMinutes(1));
        byHand("/bin/sh");
    }

    private static void byHand(String shell) {
        server.host().exec("usermod", "-s", shell, "deploy").orThrow();
        new RestOperations(admin).plan(server);
    }

    @AfterAll
    static void tidyUp() {
        admin.post("servers/" + server.id() + "/accounts/deploy/let-go", Map.of());
        admin.delete("servers/" + server.id() + "?typed=drifting");
        server.host().destroy();
    }

    @Test
    void aDifferenceIsSeenIgnoredHeededAndAdopted() {
        overRest();
        for (int width : List.of(1440, 375)) {
            try (Browser browser = Browser.of(intendant.baseUrl(), width, ColorScheme.LIGHT)) {
                page = browser.page();
                browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
                browser.open("/operations/drift.xhtml?target=" + server.target());
                assertThat(page.locator("#f\\:everything")).containsText("Only drifting");
                press("Show");
                assertThat(row()).containsText("shell: /bin/sh");
                assertThat(row()).containsText("shell: /bin/bash");
                assertThat(browser.sideways()).isZero();
                assertThat(browser.barriers()).isEmpty();
                assertThat(browser.barriersInTheDark()).isEmpty();
                assertThat(row().locator("a", new Locator.LocatorOptions().setHasText("Restore ours")))
                        .hasAttribute("href", "/operations/plan.xhtml?kind=accounts&target=" + server.target());
                ignore(browser);
                press("Ignore no longer");
                assertThat(row()).not().containsText("ignored until");
                assertThat(browser.complaints()).isEmpty();
            }
        }
        adopt();
    }

    private void ignore(Browser browser) {
        press("Ignore until a day");
        browser.press("ignore");
        assertThat(page.locator("#f\\:until-m")).containsText("A day reads 2026-12-31.");
        browser.field("until").fill(UNTIL);
        browser.press("ignore");
        assertThat(row()).containsText("ignored until " + UNTIL + " by admin");
        page.evaluate("async () => { await refreshDrift(); }"); // as by itself when something was compared
        assertThat(page.locator(".ui-growl")).containsText("Ignored until " + UNTIL);
        assertThat(row().locator(".status.warn")).containsText("Differs");
    }

    private void adopt() {
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            page = browser.page();
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            browser.open("/operations/drift.xhtml?target=" + server.target());
            press("Show");
            press("Adopt theirs");
            assertThat(page.locator("#f\\:rows")).not().containsText("drifting");
            assertThat(admin.get("servers/" + server.id() + "/accounts").text()).contains("/bin/sh");
            assertThat(new RestOperations(admin).plan(server).required("empty").asBoolean())
                    .isTrue();
        }
    }

    private static void overRest() {
        String path = "differences/accounts/server/" + server.id();
        String digest = comparison().required("digest").asText();
        assertThat(admin.put(path + "/ignored", Map.of("digest", digest, "until", "soon"))
                        .status())
                .isEqualTo(422);
        assertThat(admin.put(path + "/ignored", Map.of("digest", "another", "until", UNTIL))
                        .status())
                .isEqualTo(409);
        assertThat(admin.put(path + "/ignored", Map.of("digest", digest, "until", UNTIL))
                        .status())
                .isEqualTo(204);
        assertThat(comparison().required("ignoredUntil").asText()).isEqualTo(UNTIL);
        assertThat(comparison().required("ignoredBy").asText()).isEqualTo("admin");
        assertThat(comparison().required("state").asText()).isEqualTo("DIFFERS");
        byHand("/bin/false");
        assertThat(comparison().required("ignoredUntil").isNull())
                .as("another difference")
                .isTrue();
        byHand("/bin/sh");
        assertThat(comparison().required("ignoredUntil").isNull()).isTrue();
        assertThat(admin.delete(path + "/ignored").status()).isEqualTo(404);
        assertThat(admin.post(path + "/adopt", Map.of("digest", "another")).status())
                .isEqualTo(409);
    }

    private static JsonNode comparison() {
        JsonNode rows = admin.get("comparisons?state=all&kind=accounts&target=" + server.target())
                .orThrow()
                .required("rows");
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private Locator row() {
        return page.locator("#f\\:rows tbody tr[data-ri]", new Page.LocatorOptions().setHasText("Accounts"));
    }

    private void press(String button) {
        row().locator("button", new Locator.LocatorOptions().setHasText(button)).click();
    }
}
