package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Waiting;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * From a new key to its end, as an administrator clicks it: asked before it is saved, pushed to one host and fetched by another
 * whose cron runs every minute, proven by real logins, and taken again with proof from both. A third whose cron stands still
 * turns red.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class KeysJourneyTest {

    private static final Duration TWO_INTERVALS = Duration.ofSeconds(125);
    private static final Duration UNTIL_RED = Duration.ofMinutes(3);

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static Colleague ann;
    private static Colleague boss;
    private static long group;
    private static LabServer pushed;
    private static LabServer fetching;
    private static LabServer silent;

    private Page page;

    @BeforeAll
    static void hosts(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        boss = Colleague.hired(intendant, "clock-boss", "ADMIN");
        ann = Colleague.hired(intendant, "clock-ann", "MEMBER");
        pushed = host("clocka");
        fetching = host("clockb");
        silent = host("clockc");
        group = admin.post("groups", Map.of("name", "Clock makers", "people", List.of(ann.id())))
                .orThrow()
                .required("id")
                .asLong();
    }

    private static LabServer host(String name) {
        LabServer server =
                LabServer.enrol(admin, Lab.shared().host(name, HostSpec.plain().user("deploy")), "root");
        admin.post("servers/" + server.id() + "/accounts/deploy/adopt", Map.of())
                .orThrow();
        return server;
    }

    @AfterAll
    static void tidyUp() {
        admin.get("groups/" + group + "/access")
                .orThrow()
                .required("grants")
                .forEach(grant -> admin.delete(
                        "groups/" + group + "/access/" + grant.required("id").asLong()));
        admin.delete("groups/" + group + "?typed=Clock%20makers");
        for (LabServer server : List.of(pushed, fetching, silent)) {
            admin.post("servers/" + server.id() + "/accounts/deploy/let-go", Map.of());
            admin.delete("servers/" + server.id() + "?typed=" + server.host().name());
            server.host().destroy();
        }
        admin.delete("people/" + ann.id() + "?typed=clock-ann");
        admin.delete("people/" + boss.id() + "?typed=clock-boss");
    }

    @Test
    void aKeyFromItsFirstDayToItsLast() {
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            page = browser.page();
            browser.signIn("clock-boss", Colleague.PASSWORD);
            makeKeys();
            addKey(browser);
            grant(browser);
            letFetch(browser, silent);
            silent.host().exec("systemctl", "stop", "cron").orThrow();
            push(browser);
            assertThat(logsIn(pushed, "ann")).isTrue();

            letFetch(browser, fetching);
            fetching.host()
                    .exec("sh", "-c", "cat /root/stranger.pub >>/home/deploy/.ssh/authorized_keys2")
                    .orThrow();
            Waiting.until(
                    TWO_INTERVALS,
                    "the host's cron reported the key of others",
                    () -> admin.get("servers/" + fetching.id() + "/kept-keys")
                            .orThrow()
                            .toString()
                            .contains("stranger"));
            assertThat(logsIn(fetching, "ann")).isTrue();
            assertThat(logsIn(fetching, "stranger")).isTrue();
            assertThat(health(fetching)).isIn("well", "behind");

            cutSshOff(fetching);
            disable(browser);
            proven(browser);
            assertThat(logsIn(pushed, "ann")).isFalse();
            assertThat(logsIn(fetching, "ann")).isFalse();
            assertThat(logsIn(fetching, "stranger")).as("kept until decided").isTrue();

            Waiting.until(
                    UNTIL_RED,
                    "the host without cron is red",
                    () -> health(silent).equals("silent"));
            browser.open("/keymanager/fetching.xhtml?state=silent");
            row("clockc").locator("a").click();
            access();
            assertThat(page.locator("section", new Page.LocatorOptions().setHasText("Fetching its keys"))
                            .locator(".status.bad"))
                    .containsText("Silent");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void makeKeys() {
        for (String name : List.of("ann", "stranger")) {
            pushed.host()
                    .exec("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", "/root/" + name)
                    .orThrow();
            for (String file : List.of(name, name + ".pub")) {
                fetching.host().write("/root/" + file, pushed.host().read("/root/" + file), "0600");
            }
        }
    }

    private void addKey(Browser browser) {
        browser.open("/people/person.xhtml?id=" + ann.id());
        page.locator("#ka\\:key").fill(new String(pushed.host().read("/root/ann.pub"), StandardCharsets.UTF_8).strip());
        page.locator("#ka\\:add").click();
        assertThat(page.locator("#keys")).containsText("SHA256:");
    }

    private void grant(Browser browser) {
        browser.open("/people/group.xhtml?id=" + group);
        for (String place : List.of("deploy@clocka", "deploy@clockb", "deploy@clockc")) {
            page.locator("#gn\\:places_input").pressSequentially(place);
            page.locator("#gn\\:places_panel li[data-item-value='" + place + "']")
                    .click();
        }
        page.locator("#gn\\:give").click();
        assertThat(page.locator("#saving")).containsText("clock-ann on deploy@clocka");
        assertThat(page.locator("#saving")).containsText("clock-ann on deploy@clockb");
        page.locator("#bs\\:confirm").click();
        assertThat(page.locator("#group-access")).containsText("deploy@clockb");
    }

    private void push(Browser browser) {
        browser.open("/operations/plan.xhtml?kind=keys&target=" + pushed.target());
        assertThat(page.locator("main")).containsText("Write who may log in as deploy");
        assertThat(page.locator("main")).containsText("clock-ann ann");
        approve();
        browser.open("/servers/server.xhtml?id=" + pushed.id());
        assertThat(page.locator("main .head")).containsText("In sync");
    }

    private void letFetch(Browser browser, LabServer server) {
        browser.open("/servers/server.xhtml?id=" + server.id());
        access();
        page.locator("#t\\:tabs\\:pull\\:fetch").click();
        page.waitForURL(address -> address.contains("/operations/plan.xhtml"));
        assertThat(page.locator("main")).containsText("Install the program that fetches keys, and run it");
        approve();
    }

    private void approve() {
        page.locator("button", new Page.LocatorOptions().setHasText("Approve")).click();
        page.waitForURL(address -> address.contains("/operations/operation.xhtml"));
        assertThat(page.locator("main .head"))
                .containsText("Succeeded", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }

    private void access() {
        page.locator(".ui-tabs-nav a", new Page.LocatorOptions().setHasText("Access"))
                .click();
    }

    /** Intendant reaches it over SSH no more; the host reaches Intendant. */
    private static void cutSshOff(LabServer server) {
        String rule = "add table inet journey; add chain inet journey in { type filter hook input priority 0; };"
                + " add rule inet journey in ip saddr " + Lab.shared().address() + " tcp dport 22 drop";
        server.host().exec("nft", rule).orThrow();
    }

    private void disable(Browser browser) {
        browser.open("/people/person.xhtml?id=" + ann.id());
        page.locator("#f\\:disable").click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("#saving")).containsText("clock-ann on deploy@clockb");
        page.locator("#bs\\:confirm").click();
        assertThat(page.locator("main")).containsText("Disabled");
    }

    /** The clock on its page: over SSH on one host, by its own signed report on the other. */
    private void proven(Browser browser) {
        browser.open("/keymanager/revocations.xhtml");
        page.locator("main .name-cell a", new Page.LocatorOptions().setHasText("clock-ann"))
                .first()
                .click();
        LocatorAssertions.ContainsTextOptions longest =
                new LocatorAssertions.ContainsTextOptions().setTimeout(TWO_INTERVALS.toMillis());
        assertThat(row("deploy@clocka")).containsText("gone at", longest);
        assertThat(row("deploy@clockb")).containsText("gone at", longest);
        assertThat(row("deploy@clockb")).containsText("serial");
    }

    private Locator row(String place) {
        return page.locator("main tbody tr", new Page.LocatorOptions().setHasText(place));
    }

    private static String health(LabServer server) {
        return admin.get("servers/" + server.id() + "/key-fetch")
                .orThrow()
                .required("state")
                .asText();
    }

    private static boolean logsIn(LabServer server, String key) {
        LabResult login = server.host()
                .exec(
                        "ssh",
                        "-i",
                        "/root/" + key,
                        "-o",
                        "IdentitiesOnly=yes",
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "StrictHostKeyChecking=no",
                        "deploy@127.0.0.1",
                        "id",
                        "-un");
        return login.exit() == 0 && login.stdout().strip().equals("deploy");
    }
}
