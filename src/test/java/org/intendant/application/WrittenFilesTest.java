package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Waiting;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The history of what is written on a real host: who may log in, and the program that fetches keys with its cron line. With what
 * others had there before, with removals, and with a token that nobody gets to see. T13, T29.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class WrittenFilesTest {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String KEYS = "/home/deploy/.ssh/authorized_keys2";
    private static final String CRON = "/etc/cron.d/intendant-keys";
    private static final String TOKEN = "/etc/intendant-keys.token";

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static RestOperations operations;
    private static Colleague ann;
    private static Colleague owner;
    private static Colleague viewer;
    private static LabServer server;
    private static String original;
    private static long group;

    @BeforeAll
    static void aHostWhereSomebodyHasWritten(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        operations = new RestOperations(admin);
        ann = Colleague.hired(intendant, "files-ann", "MEMBER");
        owner = Colleague.hired(intendant, "files-owner", "MEMBER");
        viewer = Colleague.hired(intendant, "files-viewer", "VIEWER");
        server = LabServer.enrol(
                admin,
                Lab.shared().host("filehost", HostSpec.plain().user("deploy")),
                "root",
                Map.of("owners", List.of(owner.id())));
        admin.post("servers/" + server.id() + "/accounts/deploy/adopt", Map.of())
                .orThrow();
        for (String name : List.of("ann", "stranger")) {
            server.host()
                    .exec("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", "/root/" + name)
                    .orThrow();
        }
        original = "# by hand\n" + text("/root/stranger.pub");
        server.host()
                .exec(
                        "setpriv",
                        "--reuid=deploy",
                        "--regid=deploy",
                        "--init-groups",
                        "sh",
                        "-c",
                        "umask 077; mkdir -p ~deploy/.ssh && printf %s \"$1\" >~deploy/.ssh/authorized_keys2",
                        "sh",
                        original)
                .orThrow();
        admin.post(
                        "people/" + ann.id() + "/keys",
                        Map.of("key", text("/root/ann.pub").strip()))
                .orThrow();
        group = admin.post("groups", Map.of("name", "File makers", "people", List.of(ann.id())))
                .orThrow()
                .required("id")
                .asLong();
    }

    @AfterAll
    static void tidyUp() {
        admin.delete("groups/" + group + "?typed=File%20makers");
        admin.post("servers/" + server.id() + "/accounts/deploy/let-go", Map.of());
        admin.delete("servers/" + server.id() + "?typed=filehost");
        server.host().destroy();
        for (Colleague one : List.of(ann, owner, viewer)) {
            admin.delete("people/" + one.id() + "?typed=" + one.username());
        }
    }

    @Test
    void everyVersionOfWhatTheFeaturesWriteIsKept() {
        long grant = admin.post("groups/" + group + "/access", Map.of("places", List.of("deploy@filehost")))
                .orThrow()
                .required("grants")
                .get(0)
                .required("id")
                .asLong();
        long pushed = applied("keys");
        List<JsonNode> keys = versions(KEYS);
        assertThat(keys).extracting(one -> one.required("deed").asText()).containsExactly("WRITTEN", "FOUND");
        assertThat(keys).allSatisfy(one -> {
            assertThat(one.required("operation").asLong()).isEqualTo(pushed);
            assertThat(one.required("actor").asText()).isEqualTo("admin");
            assertThat(one.required("kind").asText()).isEqualTo("keys");
        });
        assertThat(content(KEYS, 1)).as("what somebody wrote there by hand").isEqualTo(original);
        assertThat(content(KEYS, 2)).isEqualTo(text(KEYS)).contains("files-ann").contains("stranger");

        admin.delete("groups/" + group + "/access/" + grant).orThrow();
        Waiting.until(LONGEST, "what was revoked is gone", () -> versions(KEYS).size() == 3);
        assertThat(versions(KEYS).get(0).required("kind").asText()).isEqualTo("revocations");
        assertThat(versions(KEYS).get(0).required("actor").asText()).isEqualTo("intendant");
        assertThat(content(KEYS, 3))
                .isEqualTo(text(KEYS))
                .doesNotContain("files-ann")
                .contains("stranger");

        admin.put("servers/" + server.id() + "/key-fetch", Map.of("script", true))
                .orThrow();
        applied("pull");
        assertThat(content(CRON, 2)).isEqualTo(text(CRON)).contains("/usr/local/sbin/intendant-keys");
        assertThat(versions(CRON).get(1).required("present").asBoolean()).isFalse();
        String token = text(TOKEN).strip();
        aSecretIsShownToNobody(token);

        admin.put("servers/" + server.id() + "/key-fetch", Map.of("script", false))
                .orThrow();
        applied("pull");
        assertThat(versions(CRON))
                .extracting(one -> one.required("deed").asText())
                .containsExactly("REMOVED", "WRITTEN", "FOUND");
        assertThat(versions(TOKEN).get(0).required("deed").asText()).isEqualTo("REMOVED");

        othersSeeWhatTheyMay();
        pages(token);
    }

    private static void aSecretIsShownToNobody(String token) {
        assertThat(versions(TOKEN).get(0).required("secret").asBoolean()).isTrue();
        assertThat(admin.get("files/" + id(TOKEN) + "/versions/2/content").status())
                .isEqualTo(403);
        assertThat(admin.get("files/" + id(TOKEN) + "/diff?from=1&to=2").text())
                .contains("known by its keyed hash")
                .doesNotContain(token);
    }

    private static void othersSeeWhatTheyMay() {
        String file = "/api/v1/files/" + id(KEYS);
        assertThat(viewer.rest(intendant).get(file + "/versions").status()).isEqualTo(200);
        assertThat(viewer.rest(intendant).get(file + "/diff?from=1&to=2").status())
                .isEqualTo(403);
        assertThat(ann.rest(intendant).get(file).status()).isEqualTo(404);
        assertThat(ann.rest(intendant)
                        .get("/api/v1/files?target=" + server.target())
                        .body())
                .contains("\"total\":0");
        assertThat(owner.rest(intendant).get(file + "/diff?from=1&to=2").status())
                .isEqualTo(200);
        assertThat(owner.rest(intendant).get(file + "/versions/1/content").body())
                .isEqualTo(original);
    }

    private static void pages(String token) {
        for (int width : List.of(1440, 375)) {
            try (Browser browser = Browser.of(intendant.baseUrl(), width, ColorScheme.LIGHT)) {
                Page page = browser.page();
                browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
                browser.open("/servers/server.xhtml?id=" + server.id());
                page.locator(".ui-tabs-nav a", new Page.LocatorOptions().setHasText("Files"))
                        .click();
                page.locator("section a", new Page.LocatorOptions().setHasText("in the list of files"))
                        .click();
                assertThat(page.locator("#f\\:rows")).containsText(TOKEN);
                browser.field("q").pressSequentially("authorized");
                assertThat(page.locator("#f\\:rows")).not().containsText(TOKEN);
                page.waitForURL(address -> address.contains("q=authorized"));
                page.locator("#f\\:rows a", new Page.LocatorOptions().setHasText(KEYS))
                        .click();
                assertThat(page.locator("main")).containsText("Found there before the first write");
                page.locator("a", new Page.LocatorOptions().setHasText("Changes"))
                        .last()
                        .click();
                page.waitForURL(address -> address.contains("from=1&to=2"));
                assertThat(page.locator("table.diff").last()).containsText("# by hand");
                browser.field("to").click();
                page.locator("#f\\:to_panel li", new Page.LocatorOptions().setHasText("To 3"))
                        .click();
                page.waitForURL(address -> address.contains("from=1&to=3"));
                assertThat(browser.sideways()).isZero();
                assertThat(browser.barriers()).isEmpty();
                assertThat(browser.barriersInTheDark()).isEmpty();
                browser.open("/operations/file.xhtml?id=" + id(TOKEN) + "&from=1&to=2");
                assertThat(page.locator("main")).containsText("A secret, known by its keyed hash");
                assertThat(page.content()).doesNotContain(token);
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    private static long applied(String kind) {
        long id = operations.apply(kind, server);
        JsonNode ended = operations.ended(id, LONGEST);
        assertThat(ended.required("state").asText()).as(ended.toString()).isEqualTo("SUCCEEDED");
        return id;
    }

    private static long id(String path) {
        JsonNode rows = admin.get("files?target=" + server.target() + "&q=" + path)
                .orThrow()
                .required("rows");
        assertThat(rows).as(path).hasSize(1);
        return rows.get(0).required("id").asLong();
    }

    private static List<JsonNode> versions(String path) {
        JsonNode versions = admin.get("files/" + id(path) + "/versions").orThrow();
        return StreamSupport.stream(versions.spliterator(), false).toList();
    }

    private static String content(String path, int number) {
        return admin.get("files/" + id(path) + "/versions/" + number + "/content")
                .text();
    }

    private static String text(String path) {
        return new String(server.host().read(path), StandardCharsets.UTF_8);
    }
}
