package org.intendant.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;
import org.intendant.demo.RunningIntendant;

/** A log of 100,000 lines in Chromium. */
final class LongLog {

    private static final int LINES = 100_000;
    private static final double PATIENCE = 120_000;
    private static final double MOST_TO_OPEN = 10_000;
    private static final double MOST_TO_ACT = 1_000;

    /** Resolves with the milliseconds from the deed until the browser has drawn what came of it. */
    private static final String DRAWN = "deed => new Promise(done => { const start = performance.now(); deed();"
            + " requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))); })";

    private final Scale scale;
    private final Fleet fleet;

    LongLog(Scale scale, Fleet fleet) {
        this.scale = scale;
        this.fleet = fleet;
    }

    void measure(Report report) throws Exception {
        LabServer server = fleet.servers(1).get(0);
        Runs runs = new Runs(fleet.rest());
        long id = runs.start(List.of(server), 1, "seq", "-f", "line %06.0f of a hundred thousand in a log", "" + LINES);
        runs.follow(id);
        runs.mustHaveSucceeded(id, 1);
        List<Double> opened = new ArrayList<>();
        List<Double> top = new ArrayList<>();
        List<Double> end = new ArrayList<>();
        List<Double> search = new ArrayList<>();
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")))) {
            Page page = signedIn(browser);
            for (int pass = 0; pass < scale.passes(); pass++) {
                long start = System.nanoTime();
                page.navigate(fleet.intendant().baseUrl() + "/operations/operation.xhtml?id=" + id);
                page.waitForFunction("() => document.querySelector('.log-state').textContent === 'Complete'");
                opened.add((System.nanoTime() - start) / 1e6);
                mustEndWith(page, "line 100000 of a hundred thousand in a log");
                top.add(deed(page, "document.querySelector('.log-lines').scrollTop = 0"));
                end.add(deed(page, "document.querySelector('[data-do=log-follow]').click()"));
                search.add(deed(
                        page,
                        "const field = document.querySelector('.log input[type=search]'); field.value = 'line 099';"
                                + " field.dispatchEvent(new Event('input', { bubbles: true }))"));
                String hits = page.locator(".log-hits").textContent();
                if (!hits.equals("1000 lines")) {
                    throw new AssertionError("The search found " + hits + ", not 1000 lines.");
                }
            }
        }
        report(report, Samples.of(opened), Samples.of(top), Samples.of(end), Samples.of(search));
    }

    private static void report(Report report, Samples opened, Samples top, Samples end, Samples search) {
        report.title("A log of 100,000 lines in the browser")
                .say(
                        "In Chromium, on this machine. The page reads all of it and keeps the last 20,000 lines; the file behind"
                                + " *Download* is whole. The bounds are ours: what still feels like a page.")
                .table(
                        List.of("", "ms"),
                        List.of(
                                List.of("opened, until all was read", opened.shown()),
                                List.of("scrolled to the top", top.shown()),
                                List.of("to the end again", end.shown()),
                                List.of("searched, 1,000 lines found", search.shown())))
                .gate(
                        "complete within " + Samples.number(MOST_TO_OPEN) + " ms: " + Samples.number(opened.median()),
                        opened.median() <= MOST_TO_OPEN)
                .gate(
                        "scrolled and searched within " + Samples.number(MOST_TO_ACT) + " ms: "
                                + Samples.number(Math.max(Math.max(top.median(), end.median()), search.median())),
                        Math.max(Math.max(top.median(), end.median()), search.median()) <= MOST_TO_ACT);
    }

    private Page signedIn(Browser browser) {
        Page page = browser.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(fleet.intendant().baseUrl() + "/people/signin.xhtml");
        page.locator("#f\\:username").fill("admin");
        page.locator("#f\\:password").fill(RunningIntendant.ADMIN_PASSWORD);
        page.locator("#f\\:go").click();
        page.waitForURL(address -> !address.contains("signin"));
        return page;
    }

    private static void mustEndWith(Page page, String line) {
        Object lines = page.evaluate(
                "() => Array.from(document.querySelectorAll('.log-lines li.host')).map(li => li.textContent).slice(-1)[0]");
        if (!line.equals(lines)) {
            throw new AssertionError("The last line in the page is: " + lines);
        }
    }

    private static double deed(Page page, String script) {
        return ((Number) page.evaluate("() => (" + DRAWN + ")(() => { " + script + " })")).doubleValue();
    }
}
