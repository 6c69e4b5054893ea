package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** Who can log in where, in a real browser: asked before it is saved, shown afterwards, to members their own. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class AccessPagesTest {

    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann@laptop";

    private static final String OTHERS =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAD somebody@elsewhere";

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
                admin, Lab.shared().host("gate", HostSpec.plain().user("deploy").user("web")), "root");
        admin.post("servers/" + server.id() + "/accounts/deploy/adopt", Map.of())
                .orThrow();
        group = admin.post("groups", Map.of("name", "Gate keepers", "people", List.of(ann.id())))
                .orThrow()
                .required("id")
                .asLong();
    }

    @AfterAll
    static void tidyUp() {
        takeBack();
        admin.delete("groups/" + group + "?typed=Gate%20keepers");
        admin.post("servers/" + server.id() + "/accounts/deploy/let-go", Map.of());
        admin.delete("servers/" + server.id() + "?typed=gate");
        admin.delete("people/" + ann.id() + "?typed=gate-ann");
        admin.delete("people/" + boss.id() + "?typed=gate-boss");
        server.host().destroy();
    }

    private static void takeBack() {
        admin.get("groups/" + group + "/access")
                .orThrow()
                .required("grants")
                .forEach(grant -> admin.delete(
                        "groups/" + group + "/access/" + grant.required("id").asLong()));
    }

    @BeforeEach
    void signIn() {
        takeBack();
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
    void followsWhatIsReadBackFromTheHost() {
        admin.post("groups/" + group + "/access", Map.of("places", List.of("deploy@gate")))
                .orThrow();
        browser.open("/keymanager/access.xhtml?group=" + group);
        Locator row = page.locator(".ui-datatable-data tr");
        assertThat(row).containsText("Differs");
        RestOperations operations = new RestOperations(admin);
        operations.ended(operations.apply("keys", server), Duration.ofMinutes(1));
        assertThat(row).containsText("In sync");
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

    @Test
    void asksBeforeAServersOwnersAreSaved() {
        takeBack();
        browser.open("/servers/edit.xhtml?id=" + server.id());
        own();
        assertThat(question()).containsText("gate-ann on deploy@gate");
        page.locator("#bs\\:leave").click();
        org.assertj.core.api.Assertions.assertThat(
                        admin.get("servers/" + server.id()).orThrow().findValue("owners"))
                .isEmpty();

        own();
        page.locator("#bs\\:confirm").click();
        page.waitForURL(address -> address.contains("/servers/server.xhtml"));
        assertThat(page.locator("main")).containsText("gate-ann");

        browser.open("/servers/edit.xhtml?id=" + server.id());
        page.locator("#f\\:owners .ui-autocomplete-token-icon").click();
        page.locator("#f\\:save").click();
        assertThat(question()).containsText("May no longer log in");
        page.locator("#bs\\:confirm").click();
        page.waitForURL(address -> address.contains("/servers/server.xhtml"));
    }

    @Test
    void asksBeforeAnAccountIsManagedWhereAGroupHasTheWholeServer() {
        takeBack();
        admin.post("groups/" + group + "/access", Map.of("places", List.of("gate")))
                .orThrow();
        browser.open("/servers/server.xhtml?id=" + server.id() + "");
        page.locator(".ui-tabs-nav a", new Page.LocatorOptions().setHasText("Accounts"))
                .click();
        Locator adopt = page.locator("[aria-label='Adopt web']");
        adopt.click();
        assertThat(question()).containsText("gate-ann on web@gate");
        page.locator("#bs\\:leave").click();
        assertThat(adopt).isVisible();
        adopt.click();
        page.locator("#bs\\:confirm").click();
        Locator letGo = page.locator("[aria-label='Let go of web']");
        letGo.click();
        assertThat(page.locator(".ui-confirm-dialog")).containsText("who may log in with it still can");
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(adopt).isVisible();
    }

    @Test
    void overRestAPreviewSaysWhatAChangeWouldGiveAndTakeAndChangesNothing() {
        takeBack();
        admin.post("groups/" + group + "/access", Map.of("places", List.of("gate")))
                .orThrow();
        String person = "people/" + ann.id();
        String membership = "groups/" + group + "/people/" + ann.id();
        long grant = admin.get("groups/" + group + "/access")
                .orThrow()
                .at("/grants/0/id")
                .asLong();
        long key = admin.get(person + "/keys").orThrow().at("/0/id").asLong();
        int version = admin.get(person).orThrow().required("version").asInt();

        for (RestClient.Answer lost : List.of(
                admin.put(person + "?preview=true", Map.of("version", version, "active", false)),
                admin.delete(person + "/keys/" + key + "?preview=true"),
                admin.delete(membership + "?preview=true"),
                admin.delete("groups/" + group + "/access/" + grant + "?preview=true"),
                admin.delete(person + "?preview=true&typed=gate-ann"))) {
            assertSaid(lost, "takes", "gate-ann deploy@gate");
        }
        assertSaid(
                admin.post("servers/" + server.id() + "/accounts/web/adopt?preview=true", Map.of()),
                "gives",
                "gate-ann web@gate");
        assertSaid(
                admin.post(
                        "accounts?preview=true",
                        Map.of("servers", List.of(server.id()), "account", Map.of("name", "app", "shell", "/bin/sh"))),
                "gives",
                "gate-ann app@gate");
        org.assertj.core.api.Assertions.assertThat(
                        admin.delete(person + "?preview=true&typed=other").status())
                .as("refused as when it is done")
                .isEqualTo(422);
        org.assertj.core.api.Assertions.assertThat(
                        admin.get(person).orThrow().required("version").asInt())
                .isEqualTo(version);
        org.assertj.core.api.Assertions.assertThat(
                        admin.get("access?server=" + server.id()).orThrow().findValuesAsText("account"))
                .containsExactly("deploy");
        org.assertj.core.api.Assertions.assertThat(
                        admin.get("access?server=" + server.id()).orThrow().findValuesAsText("name"))
                .contains("gate-ann");
    }

    @Test
    void anImportSaysFirstWhoCouldLogInWhereThenAndWhoNoLonger() {
        takeBack();
        admin.post("groups/" + group + "/access", Map.of("places", List.of("gate")))
                .orThrow();
        browser.open("/lists/import.xhtml?kind=people");
        page.locator("#f\\:file").fill("username,active\ngate-ann,no\n");
        page.locator("#f\\:look").click();
        assertThat(page.locator("main")).containsText("May no longer log in");
        assertThat(page.locator(".shifts")).containsText("gate-ann on deploy@gate");

        assertSaid(
                admin.post("people/import", Map.of("rows", List.of(Map.of("username", "gate-ann", "active", "no")))),
                "takes",
                "gate-ann deploy@gate");
        assertSaid(
                admin.post("accounts/import", Map.of("rows", List.of(Map.of("server", "gate", "name", "app")))),
                "gives",
                "gate-ann app@gate");
        assertThat(page.locator("main")).containsText("What it would do");
        org.assertj.core.api.Assertions.assertThat(admin.get("people/" + ann.id())
                        .orThrow()
                        .required("active")
                        .asBoolean())
                .isTrue();
    }

    private static void assertSaid(RestClient.Answer answer, String which, String line) {
        JsonNode said = answer.orThrow();
        org.assertj.core.api.Assertions.assertThat(
                        (said.has("foreseen") ? said.required("foreseen") : said).required(which))
                .extracting(one -> one.required("who").asText() + " "
                        + one.required("place").asText())
                .contains(line);
    }

    @Test
    void aKeyOfOthersBecomesAKeyOfAPerson() {
        takeBack();
        admin.post("groups/" + group + "/access", Map.of("places", List.of("deploy@gate")))
                .orThrow();
        admin.put("groups/" + group + "/people/" + boss.id(), Map.of()).orThrow();
        server.host().exec("install", "-d", "-m", "700", "-o", "deploy", "-g", "deploy", "/home/deploy/.ssh");
        server.host().write("/home/deploy/.ssh/authorized_keys2", OTHERS + "\n");
        server.host()
                .exec("chown", "deploy:deploy", "/home/deploy/.ssh/authorized_keys2")
                .orThrow();
        admin.get("plans/keys/server/" + server.id()).orThrow();

        browser.open("/keymanager/kept-keys.xhtml?decision=undecided");
        Locator row = page.locator(".ui-datatable-data tr").filter(new Locator.FilterOptions().setHasText("gate"));
        assertThat(row).containsText("somebody@elsewhere");
        row.locator(".ui-chkbox-box").click();
        page.locator("#f\\:person_input").pressSequentially("gate-b");
        page.locator("#f\\:person_panel li[data-item-value='gate-boss']").click();
        page.locator("#f\\:adopt").click();
        assertThat(question()).containsText("gate-boss on deploy@gate");
        page.locator("#bs\\:confirm").click();

        assertThat(page.locator("main")).containsText("No key matches");
        long key = admin.get("people/" + boss.id() + "/keys")
                .orThrow()
                .get(0)
                .required("id")
                .asLong();
        admin.delete("people/" + boss.id() + "/keys/" + key);
        admin.delete("groups/" + group + "/people/" + boss.id());
    }

    private void own() {
        if (page.locator("#f\\:owners .ui-autocomplete-token-icon").count() == 0) {
            page.locator("#f\\:owners_input").pressSequentially("gate-a");
            page.locator("#f\\:owners_panel li[data-item-value='gate-ann']").click();
        }
        page.locator("#f\\:save").click();
    }

    /** Whoever confirms that somebody is disabled has approved what follows: the host is freed at once, with proof. */
    @Test
    void whatIsTakenGoesFromTheHostAtOnceAndTheClockSaysSince() {
        RestOperations operations = new RestOperations(admin);
        JsonNode grant = admin.post("groups/" + group + "/access", Map.of("places", List.of("deploy@gate")))
                .orThrow();
        JsonNode plan = admin.get("plans/keys/server/" + server.id()).orThrow();
        long applied = admin.post(
                        "plans/keys/server/" + server.id() + "/apply",
                        Map.of("digests", plan.findValuesAsText("digest")))
                .orThrow()
                .required("id")
                .asLong();
        operations.ended(applied, Duration.ofMinutes(1));
        assertThat(file()).contains("ann@laptop");

        browser.open("/people/person.xhtml?id=" + ann.id());
        page.locator("#f\\:disable").click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(question()).containsText("the keys are taken from hosts at once");
        page.locator("#bs\\:confirm").click();
        browser.open("/keymanager/revocations.xhtml?person=" + ann.id());
        page.locator(".ui-datatable-data a").first().click();
        assertThat(page.locator("h1")).hasText("gate-boss disabled the person gate-ann");
        assertThat(page.locator("#f\\:head")).containsText("1 of 1 gone, after");
        assertThat(page.locator("#f\\:clock")).containsText("(read back), after");
        assertThat(file()).doesNotContain("ann@laptop");
        Waiting.until(
                Duration.ofSeconds(60),
                "the host is in sync again",
                () -> admin.get("access?server=" + server.id())
                        .orThrow()
                        .findValuesAsText("state")
                        .contains("in_sync"));
        String sessions = "revocations/" + page.url().replaceAll(".*id=([0-9]+).*", "$1") + "/sessions";
        org.assertj.core.api.Assertions.assertThat(admin.get(sessions).orThrow().required("sessions"))
                .isEmpty();
        org.assertj.core.api.Assertions.assertThat(admin.post(sessions + "/end", Map.of("sessions", List.of("1-2-3")))
                        .status())
                .isEqualTo(422);
        page.locator("#f\\:look").click();
        assertThat(page.locator("#f\\:sessions")).containsText("None is open");

        try (Browser other = Browser.wide(intendant.baseUrl())) {
            Colleague bob = Colleague.hired(intendant, "gate-bob", "MEMBER");
            other.signIn("gate-bob", Colleague.PASSWORD);
            other.open("/keymanager/revocations.xhtml");
            assertThat(other.page().locator("main")).containsText("Nothing was taken yet");
            admin.delete("people/" + bob.id() + "?typed=gate-bob").orThrow();
        }
        grant.required("grants")
                .forEach(one -> admin.delete("groups/" + group + "/access/"
                                + one.required("id").asLong())
                        .orThrow());
        JsonNode person = admin.get("people/" + ann.id()).orThrow();
        admin.put(
                        "people/" + ann.id(),
                        Map.of(
                                "displayName",
                                person.required("displayName").asText(),
                                "role",
                                "MEMBER",
                                "active",
                                true,
                                "version",
                                person.required("version").asInt()))
                .orThrow();
    }

    private String file() {
        return server.host()
                .exec("cat", "/home/deploy/.ssh/authorized_keys2")
                .orThrow()
                .stdout();
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
