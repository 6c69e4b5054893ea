package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who can log in where, in a real browser: asked before it is saved, shown afterwards, to members their own. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class AccessPagesTest {

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann@laptop";

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static LabServer server;
    private static Colleague boss;
    private static Colleague ann;
    private static long group;

    private Browser browser;
    private Page page;

    @BeforeAll
    static void fill(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        boss = Colleague.hired(intendant, "gate-boss", "ADMIN");
        ann = Colleague.hired(intendant, "gate-ann", "MEMBER");
        admin.post("people/" + ann.id() + "/keys", Map.of("key", KEY)).orThrow();
        server = LabServer.enrol(
                admin, Lab.shared().host("gate", HostSpec.plain().user("deploy")), "root");
        admin.post("servers/" + server.id() + "/accounts/deploy/adopt", Map.of())
                .orThrow();
        group = admin.post("groups", Map.of("name", "Gate keepers", "people", List.of(ann.id())))
                .orThrow()
                .required("id")
                .asLong();
    }

    @AfterAll
    static void tidyUp() {
        admin.get("groups/" + group + "/access")
                .orThrow()
                .required("grants")
                .forEach(grant -> admin.delete(
                        "groups/" + group + "/access/" + grant.required("id").asLong()));
        admin.delete("groups/" + group + "?typed=Gate%20keepers");
        admin.post("servers/" + server.id() + "/accounts/deploy/let-go", Map.of());
        admin.delete("servers/" + server.id() + "?typed=gate");
        admin.delete("people/" + ann.id() + "?typed=gate-ann");
        admin.delete("people/" + boss.id() + "?typed=gate-boss");
        server.host().destroy();
    }

    @BeforeEach
    void signIn() {
        browser = Browser.wide(intendant.baseUrl());
        browser.signIn("gate-boss", Colleague.PASSWORD);
        page = browser.page();
    }

    @AfterEach
    void leave() {
        assertThat(browser.complaints()).isEmpty();
        browser.close();
    }

    private Locator question() {
        return page.locator("#saving");
    }

    @Test
    void asksBeforeItGivesAndTakesAndShowsWhoCanLogInWhere() {
        browser.open("/people/group.xhtml?id=" + group);
        give();
        assertThat(question()).containsText("May log in from now on");
        assertThat(question()).containsText("gate-ann on deploy@gate");
        page.locator("#bs\\:leave").click();
        assertThat(page.locator("#group-access")).containsText("Nowhere yet");

        give();
        page.locator("#bs\\:confirm").click();
        assertThat(page.locator("#group-access")).containsText("deploy@gate");
        browser.open("/keymanager/access.xhtml?group=" + group);
        Locator row = page.locator(".ui-datatable-data tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("gate-ann");
        assertThat(row).containsText("in Gate keepers");
        row.locator("a", new Locator.LocatorOptions().setHasText("With which keys"))
                .click();
        assertThat(page.locator(".ways")).containsText("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");

        browser.open("/people/person.xhtml?id=" + ann.id());
        assertThat(page.locator("section", new Page.LocatorOptions().setHasText("May log in on")))
                .containsText("deploy@gate");
        page.locator("#f\\:disable").click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(question()).containsText("May no longer log in");
        assertThat(question()).containsText("gate-ann on deploy@gate");
        page.locator("#bs\\:leave").click();
        assertThat(page.locator(".facts")).containsText("Active");

        try (Browser own = Browser.wide(intendant.baseUrl())) {
            own.signIn("gate-ann", Colleague.PASSWORD);
            own.open("/keymanager/access.xhtml");
            assertThat(own.page().locator(".ui-datatable-data tr")).hasCount(1);
            assertThat(own.page().locator(".ui-datatable-data")).containsText("deploy@gate");
            own.open("/people/profile.xhtml");
            assertThat(own.page().locator("main")).containsText("May log in on");
        }
    }

    private void give() {
        page.locator("#gn\\:places_input").pressSequentially("deploy@ga");
        page.locator("#gn\\:places_panel li[data-item-value='deploy@gate']").click();
        page.locator("#gn\\:give").click();
    }

    @Test
    void aKeyIsMadeOnTheHostByPlanAndReadFromThere() {
        browser.open("/servers/server.xhtml?id=" + server.id());
        access();
        page.locator("#t\\:tabs\\:ak\\:read").click();
        assertThat(page.locator("#t\\:tabs\\:access")).containsText("has no key");
        page.locator("button", new Page.LocatorOptions().setHasText("Make one")).click();
        page.waitForURL(address -> address.contains("/operations/plan.xhtml"));
        assertThat(page.locator("main")).containsText("Make an Ed25519 key for the account deploy");
        page.locator("button", new Page.LocatorOptions().setHasText("Approve")).click();
        page.waitForURL(address -> address.contains("/operations/operation.xhtml"));
        assertThat(page.locator("main")).containsText("Succeeded");

        browser.open("/servers/server.xhtml?id=" + server.id());
        access();
        page.locator("#t\\:tabs\\:ak\\:read").click();
        page.locator("button", new Page.LocatorOptions().setHasText("Add"))
                .filter(new Locator.FilterOptions().setHasNotText("Add the key"))
                .first()
                .click();
        assertThat(page.locator("#t\\:tabs\\:access table").last()).containsText("deploy@gate");
        assertThat(admin.get("servers/" + server.id() + "/keys").orThrow()).hasSize(1);
    }

    private void access() {
        page.locator(".ui-tabs-nav a", new Page.LocatorOptions().setHasText("Access"))
                .click();
    }
}
