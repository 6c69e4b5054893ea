package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Waiting;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The log of a running command in a real browser: whatever happens to page and connection, every line comes once. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class LiveLogTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int LINES = 150;
    private static final String TICKS =
            "i=0; while [ $i -lt " + LINES + " ]; do i=$((i + 1)); echo \"tick $i of the live log\"; sleep 0.1; done";

    private static RestOperations operations;
    private static RestClient rest;
    private static LabServer server;

    private Browser browser;
    private Page page;
    private long operation;

    @BeforeAll
    static void enrol(RunningIntendant intendant) {
        rest = RestClient.admin(intendant);
        operations = new RestOperations(rest);
        server = LabServer.enrol(rest, Lab.shared().host("live", HostSpec.plain()), "root");
    }

    @AfterAll
    static void destroy() {
        server.host().destroy();
    }

    @BeforeEach
    void follow(RunningIntendant intendant) {
        browser = Browser.wide(intendant.baseUrl());
        browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
        operation = operations.command(List.of(server), false, "sh", "-c", TICKS);
        page = browser.open("/operations/operation.xhtml?id=" + operation);
        seen(10);
    }

    @AfterEach
    void end() {
        operations.ended(operation, SOON);
        browser.close();
    }

    @Test
    void goesOnAfterAReload() {
        page.reload();
        seen(30);
        page.reload();

        everyLineCameOnce();
    }

    @Test
    void goesOnAfterTheConnectionWasGone() {
        page.context().setOffline(true);
        assertThat(page.locator(".log-state")).hasText("The connection was lost. Trying again.");
        int before = ticks().size();
        Waiting.until(SOON, "lines that the page cannot see", () -> printed() > before + 30);
        assertThat(ticks()).hasSize(before);

        page.context().setOffline(false);

        everyLineCameOnce();
    }

    /** A browser stops the scripts of a page that sleeps; what was under way when it fell asleep may never answer. */
    @Test
    void goesOnAfterSleep() {
        CDPSession devTools = page.context().newCDPSession(page);
        devTools.send("Page.setWebLifecycleState", state("frozen"));
        int before = printed();
        Waiting.until(SOON, "lines that the page sleeps through", () -> printed() > before + 30);

        devTools.send("Page.setWebLifecycleState", state("active"));

        everyLineCameOnce();
    }

    @Test
    void asksNothingWhileTheTabIsHiddenAndGoesOnWhenItIsSeen() {
        AtomicInteger asked = new AtomicInteger();
        page.evaluate("() => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });"
                + " document.dispatchEvent(new Event('visibilitychange')); }");
        int before = ticks().size();
        Waiting.until(SOON, "the last answer", () -> ticks().size() > before);
        page.onRequest(request -> {
            if (request.url().contains("/log?")) {
                asked.incrementAndGet();
            }
        });
        int hidden = ticks().size();
        Waiting.until(SOON, "lines while hidden", () -> printed() > hidden + 30);
        assertThat(ticks()).hasSize(hidden);
        assertThat(asked).hasValue(0);

        page.evaluate("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }");

        everyLineCameOnce();
        assertThat(asked.get()).isPositive();
    }

    @Test
    void stopsFollowingWhenSomebodyScrollsUpAndFollowsAgainAtTheEnd() {
        seen(60);
        page.evaluate("() => { document.querySelector('.log-lines').scrollTop = 0; }");
        Locator follow = page.locator("[data-do=log-follow]");
        assertThat(follow).hasAttribute("aria-pressed", "false");
        int before = ticks().size();
        seen(before + 15);
        assertThat(fromTheTop()).isZero();
        assertThat(page.locator(".log-state")).containsText("Paused");
        assertThat(page.locator(".log-state")).containsText("new lines");

        follow.click();

        assertThat(follow).hasAttribute("aria-pressed", "true");
        assertThat(fromTheTop()).isPositive();
        everyLineCameOnce();
    }

    @Test
    void findsLinesAndGivesTheWholeLogAsAFile() throws IOException {
        everyLineCameOnce();
        page.locator(".log input[type=search]").fill("tick 14");
        assertThat(page.locator(".log-hits")).hasText("11 lines");
        assertThat(page.locator(".log-lines li.hit")).hasCount(11);
        page.locator(".log input[type=search]").fill("no such line");
        assertThat(page.locator(".log-hits")).hasText("0 lines");

        Download download =
                page.waitForDownload(() -> page.locator("[data-do=log-save]").click());

        assertThat(download.suggestedFilename())
                .startsWith("operation-" + operation)
                .endsWith(".log");
        assertThat(Files.readString(download.path())).isEqualTo(operations.log(operation, server));
    }

    private static JsonObject state(String name) {
        JsonObject state = new JsonObject();
        state.addProperty("state", name);
        return state;
    }

    private void seen(int lines) {
        Waiting.until(SOON, "line " + lines + " in the page", () -> ticks().size() >= lines);
    }

    private void everyLineCameOnce() {
        seen(LINES);
        assertThat(ticks())
                .isEqualTo(IntStream.rangeClosed(1, LINES)
                        .mapToObj(line -> "tick " + line + " of the live log")
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private List<String> ticks() {
        return (List<String>) page.evaluate("() => Array.from(document.querySelectorAll('.log-lines li'))"
                + ".map(li => li.textContent).filter(line => line.startsWith('tick '))");
    }

    private int fromTheTop() {
        return ((Number) page.evaluate("() => document.querySelector('.log-lines').scrollTop")).intValue();
    }

    /** Lines that the host has printed and Intendant has stored. */
    private int printed() {
        return (int) new String(operations.output(operation, server), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .count();
    }
}
