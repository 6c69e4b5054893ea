package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intendant.demo.RunningIntendant;
import org.intendant.lab.Await;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The main job, as a stranger does it in a browser, on two real hosts: from the first start to an account that is green
 * because it was read back, a change by hand that shows as drift, and a command that outlives the kill of Intendant.
 */
@Tag("application")
class JourneyTest {

    private static final String PASSWORD = "four words make a password";
    private static final int LINES = 400;

    private static final String COUNT = """
            i=1
            while [ "$i" -le %d ]; do
                echo "line $i of $(hostname)"
                echo "line $i of $(hostname)" >>/var/tmp/count.log
                i=$((i + 1))
                sleep 0.1
            done
            exit 7
            """.formatted(LINES);

    @Test
    void fromTheFirstStartToACommandThatOutlivesAKill() throws Exception {
        LabHost byRoot = Lab.shared().host("journey-root", HostSpec.plain());
        LabHost bySudo = Lab.shared()
                .host("journey-sudo", HostSpec.plain().sudoUser("ops").password("ops", "once and never again"));
        for (LabHost host : new LabHost[] {byRoot, bySudo}) {
            host.write("/usr/local/bin/count", COUNT.getBytes(UTF_8), "0755");
        }
        try (RunningIntendant intendant = RunningIntendant.fresh().start();
                Browser browser = Browser.wide(intendant.baseUrl())) {
            setUp(intendant, browser);
            enrolWithAPastedLine(browser, byRoot);
            enrolWithAPasswordOnce(browser, bySudo);

            wantAnAccount(browser, "deploy", byRoot, bySudo);
            assertThat(getent(byRoot)).startsWith("deploy:").endsWith(":/bin/bash\n");
            assertThat(getent(bySudo)).startsWith("deploy:").endsWith(":/bin/bash\n");

            changeByHandAndSeeTheDrift(browser, byRoot);
            runThroughAKill(intendant, browser, byRoot, bySudo);
            assertThat(browser.complaints())
                    .filteredOn(said -> !said.contains("ERR_") && !said.contains("Failed to"))
                    .isEmpty();
        } finally {
            byRoot.destroy();
            bySudo.destroy();
        }
    }

    private static void setUp(RunningIntendant intendant, Browser browser) {
        Matcher link =
                Pattern.compile("Set up the first administrator: (http\\S+)").matcher(intendant.output());
        assertThat(link.find()).as(intendant.output()).isTrue();
        browser.open(link.group(1));
        browser.field("username").fill("maren");
        browser.field("displayName").fill("Maren Holt");
        browser.field("password").fill(PASSWORD);
        browser.press("go");
        browser.page().waitForURL(address -> !address.contains("setup"));
        if (browser.page().url().contains("signin")) {
            browser.signIn("maren", PASSWORD);
        }
        assertThat(browser.page().locator("main h1")).hasCount(1);
    }

    private static void begin(Browser browser, LabHost host, String user) {
        browser.open("/servers/enrol.xhtml");
        browser.field("host").fill(host.address());
        browser.field("user").fill(user);
        browser.press("begin");
        assertThat(browser.page().locator("#fingerprint")).hasText(host.hostKeyFingerprint());
        browser.press("confirm");
    }

    private static void enrolWithAPastedLine(Browser browser, LabHost host) {
        begin(browser, host, "root");
        host.authorize("root", browser.page().locator("#ownKey").textContent());
        browser.press("check");
        finish(browser, host);
    }

    private static void enrolWithAPasswordOnce(Browser browser, LabHost host) {
        begin(browser, host, "ops");
        browser.field("password").fill("once and never again");
        browser.press("authorize");
        finish(browser, host);
    }

    private static void finish(Browser browser, LabHost host) {
        assertThat(browser.field("name")).hasValue(host.name());
        browser.press("finish");
        browser.page().waitForURL(address -> address.contains("/servers/server.xhtml"));
        assertThat(browser.page().locator("main h1")).hasText(host.name());
        assertThat(browser.page().locator(".head")).containsText("Reachable");
    }

    private static void wantAnAccount(Browser browser, String name, LabHost first, LabHost second) {
        browser.open("/servers/accounts.xhtml");
        browser.press("begin");
        browser.field("name").fill(name);
        browser.take("servers", first.name(), second.name());
        browser.press("save");
        Page page = browser.page();
        assertThat(page.locator("details.file")).hasCount(2);
        assertThat(page.locator("details.file").first()).containsText("account " + name);
        assertThat(page.locator("table.diff tr.add").first()).isVisible();

        browser.press("approve");
        page.waitForURL(address -> address.contains("/operations/operation.xhtml"));
        assertThat(page.locator(".head")).containsText("Succeeded", within(60));
        assertThat(page.locator(".log-lines")).containsText(name);
        browser.open("/operations/drift.xhtml");
        assertThat(page.locator("main")).not().containsText("Review plan");
    }

    private static void changeByHandAndSeeTheDrift(Browser browser, LabHost host) {
        host.exec("usermod", "-s", "/bin/sh", "deploy").orThrow();
        Page page = browser.open("/operations/drift.xhtml");
        page.locator("button", new Page.LocatorOptions().setHasText("Compare"))
                .first()
                .click();
        Locator row = page.locator("tr, li", new Page.LocatorOptions().setHasText(host.name()));
        assertThat(row.first()).containsText("Differs", within(60));
        browser.open("/dashboard.xhtml");
        assertThat(page.locator(".verdict")).containsText("differ");
    }

    private static void runThroughAKill(RunningIntendant intendant, Browser browser, LabHost first, LabHost second)
            throws Exception {
        Page page = browser.open("/servers/run.xhtml");
        browser.take("servers", first.name(), second.name());
        browser.field("line").pressSequentially("/bin/sh /usr/local/bin/count");
        assertThat(page.locator("#f\\:words")).containsText("/usr/local/bin/count");
        browser.press("run");
        page.waitForURL(address -> address.contains("/operations/operation.xhtml"));
        page.locator(".log-part").selectOption("1");
        assertThat(page.locator(".log-lines")).containsText("line 20 of " + first.name(), within(60));

        intendant.kill9();
        intendant.start();

        // Still signed in, at the same address; the log goes on where it was.
        browser.open(page.url());
        assertThat(page.locator(".subject")).containsText("count", within(60));
        page.locator(".log-part").selectOption("1");
        assertThat(page.locator(".log-lines")).containsText("line 300 of " + first.name(), within(120));
        page.reload();
        assertThat(page.locator("main h1")).hasCount(1);
        assertThat(page.locator(".head")).containsText("Failed", within(120));
        assertThat(page.locator("#f\\:parts")).containsText("7");
        for (LabHost host : new LabHost[] {first, second}) {
            int part = host == first ? 1 : 2;
            byte[] log = page.request()
                    .get(page.url()
                            .replaceAll("/operations/.*id=(\\d+).*", "/api/v1/operations/$1/log/raw?part=" + part))
                    .body();
            assertThat(new String(log, UTF_8)).isEqualTo(new String(host.read("/var/tmp/count.log"), UTF_8));
            assertThat(new String(log, UTF_8).lines()).hasSize(LINES);
        }
    }

    private static LocatorAssertions.ContainsTextOptions within(int seconds) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(seconds * 1000.0);
    }

    /** As an independent witness sees it: over the plain OpenSSH client. */
    private static String getent(LabHost host) {
        Await.until(
                Duration.ofSeconds(10),
                "ssh on " + host.name(),
                () -> Lab.shared().ssh(host, "root", "true").exit() == 0);
        return Lab.shared().ssh(host, "root", "getent", "passwd", "deploy").stdout();
    }
}
