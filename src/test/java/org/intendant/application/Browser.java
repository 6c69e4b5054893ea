package org.intendant.application;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A real Chromium with one page, as a person has it. Notes what the browser complains of. */
final class Browser implements AutoCloseable {

    private static final int PATIENCE = 30_000;

    private final BrowserContext context;
    private final URI base;
    private final List<String> complaints = new ArrayList<>();
    private final Page page;

    private Browser(URI base, int width, ColorScheme scheme) {
        this.base = base;
        context = Started.CHROMIUM.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, width < 500 ? 812 : 900)
                .setColorScheme(scheme)
                .setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // the networks of lab hosts come and go meanwhile
            if (message.type().equals("error") && !message.text().contains("net::ERR_NETWORK_CHANGED")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Browser wide(URI base) {
        return new Browser(base, 1440, ColorScheme.LIGHT);
    }

    static Browser of(URI base, int width, ColorScheme scheme) {
        return new Browser(base, width, scheme);
    }

    Page page() {
        return page;
    }

    /** Opens a path below the base address, or a whole address. */
    Page open(String path) {
        page.navigate(path.startsWith("http") ? path : base + path);
        return page;
    }

    void signIn(String user, String password) {
        open("/people/signin.xhtml");
        field("username").fill(user);
        field("password").fill(password);
        press("go");
        page.waitForURL(address -> !address.contains("signin"));
    }

    /** An input of the page's form by its id. */
    Locator field(String id) {
        return page.locator("#f\\:" + id.replace(":", "\\:"));
    }

    /** Presses the button of the page's form with this id. */
    void press(String id) {
        field(id).click();
    }

    /** Types each of these into a field that offers what matches, and takes what is offered. */
    void take(String id, String... labels) {
        for (String label : labels) {
            field(id + "_input").pressSequentially(label);
            page.locator("#f\\:" + id + "_panel li[data-item-value='" + label + "']")
                    .click();
        }
    }

    /** Ticks entries of a menu with boxes, and closes it. */
    void tick(String id, String... labels) {
        field(id).click();
        Locator panel = page.locator("#f\\:" + id + "_panel");
        for (String label : labels) {
            panel.locator("li.ui-selectcheckboxmenu-item", new Locator.LocatorOptions().setHasText(label))
                    .click();
        }
        panel.locator(".ui-selectcheckboxmenu-close").click();
    }

    /** What the browser complained of since the last call: scripts that failed, rules of the policy that were broken. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** What axe finds serious or critical on the page, from its top: scrolled, it passes below what stays in its place. */
    List<String> barriers() {
        return found(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")));
    }

    /** What it finds by night, where nothing but the colours is another. */
    List<String> barriersInTheDark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.evaluate("() => document.getAnimations().forEach(one => one instanceof CSSTransition && one.finish())");
        List<String> found = found(new AxeBuilder(page).withRules(List.of("color-contrast")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return found;
    }

    private List<String> found(AxeBuilder axe) {
        page.evaluate("() => scrollTo(0, 0)");
        return axe.analyze().getViolations().stream()
                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                .map(Browser::words)
                .toList();
    }

    private static String words(Rule rule) {
        return rule.getImpact() + " " + rule.getId() + ": "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                        .toList();
    }

    /** How far the page scrolls sideways, in pixels. */
    int sideways() {
        return ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** Keeps a picture of what was last seen, for whoever asks why a test failed. */
    @Override
    public void close() {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "last-seen.png"))
                .setFullPage(true));
        context.close();
    }

    /** One program for all tests of this JVM, each with a context of its own; it ends with the JVM. */
    private static final class Started {

        private static final com.microsoft.playwright.Browser CHROMIUM = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }
}
