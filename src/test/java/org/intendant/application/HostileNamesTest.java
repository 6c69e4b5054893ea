package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T35, T34, T4: what hosts and people write is shown as text in a real browser: nothing of it runs, nothing of it becomes
 * an element, and the browser finds no rule of the policy broken.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class HostileNamesTest {

    private static final String SCRIPT = "<script>window.owned=1</script><img src=x onerror=\"window.owned=1\">"
            + "<svg onload=window.owned=1>'\"&quot;><style>body{display:none}</style>#{7*7}${7*7}{{7*7}}";
    private static final String TERMINAL =
            "\u001b]52;c;b3duZWQ=\u0007\u001b[31mred\u001b]8;;http://elsewhere.example\u001b\\link\u001b]8;;\u001b\\";
    private static final String BIDI = "\u202egnp.exe\u2066\u200e";

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static LabServer server;
    private static long operation;
    private static long person;

    @BeforeAll
    static void writeWhatIsHostile(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        LabHost host = Lab.shared()
                .host(
                        "hostile-names",
                        HostSpec.plain()
                                .user("mallory")
                                .file(
                                        "/etc/os-release",
                                        "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian "
                                                + SCRIPT.replace("\"", "'").replace("$", "") + BIDI + "\"\n",
                                        "0644"));
        host.exec("usermod", "-c", "<img src=x onerror=window.owned=1>" + BIDI, "mallory");
        server = LabServer.enrol(admin, host, "root");
        describeServer();
        person = admin.post(
                        "people",
                        Map.of("username", "mallory", "displayName", "M " + SCRIPT.substring(0, 90), "role", "VIEWER"))
                .orThrow()
                .required("id")
                .asLong();
        admin.post("profile/tokens", Map.of("name", "t " + SCRIPT.substring(0, 60)))
                .orThrow();
        RestOperations operations = new RestOperations(admin);
        operation = operations.command(
                List.of(server), false, "printf", "%s", SCRIPT + "\n" + TERMINAL + "\n" + BIDI + "\nthe end\n");
        operations.ended(operation, Duration.ofMinutes(1));
    }

    private static void describeServer() {
        ObjectNode draft =
                (ObjectNode) admin.get("servers/" + server.id()).orThrow().required("server");
        draft.put("title", SCRIPT.substring(0, 100));
        draft.put("notes", SCRIPT + "\n" + BIDI);
        assertThat(admin.put("servers/" + server.id(), draft).status())
                .as("people have no reason to write what turns text round")
                .isEqualTo(422);
        draft.put("notes", SCRIPT + "\n" + SCRIPT);
        RestClient.Answer changed = admin.put("servers/" + server.id(), draft);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    @AfterAll
    static void tidyUp() {
        admin.delete("servers/" + server.id() + "?typed=hostile-names");
        admin.delete("people/" + person + "?typed=mallory");
        server.host().destroy();
    }

    @Test
    void nothingOfItRunsInABrowser() {
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            for (String path : List.of(
                    "/dashboard.xhtml",
                    "/servers/servers.xhtml",
                    "/servers/map.xhtml",
                    "/servers/map.xhtml?q=%3Cscript%3Ewindow.owned%3D1%3C/script%3E&tag=%3Cimg%3E",
                    "/servers/server.xhtml?id=" + server.id(),
                    "/servers/edit.xhtml?id=" + server.id(),
                    "/servers/accounts.xhtml?servers=" + server.id(),
                    "/servers/run.xhtml?servers=" + server.id(),
                    "/operations/operations.xhtml",
                    "/operations/operation.xhtml?id=" + operation,
                    "/operations/drift.xhtml",
                    "/people/people.xhtml",
                    "/people/people.xhtml?q=%3Cscript%3Ewindow.owned%3D1%3C/script%3E",
                    "/people/person.xhtml?id=" + person,
                    "/people/profile.xhtml",
                    "/people/audit.xhtml",
                    "/people/signin.xhtml?to=javascript:window.owned=1",
                    "/nothing%3Cscript%3Ewindow.owned=1")) {
                mustBeInert(browser, path);
            }
        }
    }

    /** Ctrl+K shows names as text, too. */
    @Test
    void nothingOfItRunsInThePalette() {
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            for (String typed : List.of("<script>", "hostile-names", "M <script", "printf", "#" + operation)) {
                Page page = browser.open("/dashboard.xhtml");
                page.keyboard().press("Control+k");
                page.locator("#palette-ask").fill(typed);
                page.locator("#palette [role=option] .hint").first().waitFor();
                page.waitForFunction(
                        "typed => document.querySelector('#palette').innerText.includes(typed)",
                        typed.startsWith("M ") ? "M <script>window.owned=1" : typed.equals("<script>") ? typed : "");
                mustBeInertAsItStands(browser, typed);
            }
        }
    }

    private static void mustBeInert(Browser browser, String path) {
        browser.open(path);
        mustBeInertAsItStands(browser, path);
    }

    private static void mustBeInertAsItStands(Browser browser, String path) {
        Page page = browser.page();
        // no mere presence: an element of the page may be called so
        assertThat(page.evaluate("() => window.owned === 1")).as(path).isEqualTo(false);
        assertThat(page.locator(
                                "img[src=x], script:not([src]):not([nonce]), [onerror], a[href*='elsewhere.example'], a[href^='javascript:']")
                        .count())
                .as("foreign elements on " + path)
                .isZero();
        assertThat(page.evaluate("() => getComputedStyle(document.body).display"))
                .as(path)
                .isNotEqualTo("none");
        assertThat(page.title()).as(path).endsWith("Intendant");
        assertThat(browser.complaints())
                .as(path)
                .noneMatch(
                        complaint -> complaint.contains("Content Security Policy") || complaint.contains("Refused to"));
    }

    /** Not by being left out: what hosts and people wrote is there to be read, on pages and in JSON and CSV. */
    @Test
    void allOfItIsThereAsText() {
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            mustShow(browser, "/servers/server.xhtml?id=" + server.id(), "<script>window.owned=1</script>", "#{7*7}");
            mustShow(browser, "/servers/servers.xhtml", "<script>window.owned=1</script>");
            mustShow(browser, "/people/person.xhtml?id=" + person, "M <script>window.owned=1</script>");
            mustShow(browser, "/people/people.xhtml", "M <script>window.owned=1</script>");
            mustShow(browser, "/people/profile.xhtml", "t <script>window.owned=1</script>");
            mustShow(browser, "/operations/operation.xhtml?id=" + operation, "<style>body{display:none}</style>");
        }
        RestClient.Answer facts = admin.get("servers/" + server.id() + "/facts");
        assertThat(facts.type()).startsWith("application/json");
        assertThat(facts.json().findValuesAsText("os").toString() + facts.text())
                .contains("<script>window.owned=1</script>");
        assertThat(admin.get("servers/" + server.id())
                        .json()
                        .at("/server/title")
                        .asText())
                .isEqualTo(SCRIPT.substring(0, 100));
        assertThat(admin.get("people/" + person).json().required("displayName").asText())
                .isEqualTo("M " + SCRIPT.substring(0, 90));
        RestClient.Answer csv = admin.get("audit/csv?subject=person:" + person);
        assertThat(csv.type()).startsWith("text/csv");
        assertThat(csv.text()).contains("<script>window.owned=1</script>");
        assertThat(csv.text().lines().filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT.*")))
                .as("entries")
                .hasSize(1);
    }

    private static void mustShow(Browser browser, String path, String... texts) {
        Page page = browser.open(path);
        for (String text : texts) {
            page.waitForFunction(
                    "wanted => document.body.innerText.includes(wanted)"
                            + " || Array.from(document.querySelectorAll('input, textarea')).some(i => i.value.includes(wanted))",
                    text);
        }
    }

    /** What the host printed is all there, and the control characters in it do nothing. */
    @Test
    void outputIsShownAsTextToItsEnd() {
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            Page page = browser.open("/operations/operation.xhtml?id=" + operation);
            page.getByText("the end").first().waitFor();
            String shown = page.locator("main").innerText();
            assertThat(shown).contains("<script>window.owned=1</script>").contains("#{7*7}${7*7}{{7*7}}");
            assertThat(shown).doesNotContain("\u001b").doesNotContain("\u0007").doesNotContain("\u202e");
        }
    }

    /** T26, T34: a file that is brought in, its name among it, is text in the preview and in the list. */
    @Test
    void whatAFileHoldsIsShownAndDoesNothing() throws IOException {
        Path file = Files.createTempDirectory("hostile").resolve("..%2f..%2f<img src=x onerror=alert(1)>.csv");
        String cell = SCRIPT.substring(0, 100).replace("\"", "\"\"");
        Files.writeString(
                file,
                "username,displayName,role\r\nmallory3,\"" + cell + "\",VIEWER\r\n\"" + cell + BIDI + "\"," + TERMINAL
                        + ",king\r\n=1+1,x,\r\n");
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            Page page = browser.open("/lists/import.xhtml?kind=people");
            page.setInputFiles("#chosen", file);
            page.waitForFunction("() => document.getElementById('f:file').value.length > 100");
            page.locator("#f\\:look").click();
            page.locator("#h-rows").waitFor();
            String shown = page.locator("main").innerText();
            assertThat(shown).contains("<script>window.owned=1</script>", "<img src=x onerror=alert(1)>.csv");
            assertThat(shown).doesNotContain("\u001b", "\u0007", "\u202e");
            assertThat(page.evaluate("() => window.owned")).isNull();
            page.locator("#f\\:apply").click();
            page.getByText("Added 1 person.").waitFor();
            mustShow(browser, "/people/people.xhtml?q=mallory3", "<script>window.owned=1</script>");
            mustBeInert(browser, "/people/people.xhtml");
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(admin.get("audit?action=person.import")
                        .json()
                        .at("/rows/0/name")
                        .asText())
                .contains("<img src=x onerror=alert(1)>.csv");
        String id = admin.get("people?q=mallory3").json().at("/rows/0/id").asText();
        admin.delete("people/" + id + "?typed=mallory3");
    }

    /** T34: what hosts, people and strangers wrote begins no line of Intendant's own log, and no terminal obeys it there. */
    @Test
    void theLogOfTheServerStaysALog() throws IOException {
        String forged = "2026-01-01 00:00:00,000 INFO  [org.intendant] (forged) all is well";
        Visitor stranger = new Visitor(intendant).with("User-Agent", "\u001b[31m" + BIDI);
        stranger.trySignIn("nobody\r\n" + forged + TERMINAL, "wrong");
        stranger.json("POST", "/api/v1/tokens", "{\"username\": \"a\\n" + forged + "\\u001b[2J\", \"x\": 1}");
        stranger.json("POST", "/api/v1/tokens", "{\"\\r\\n" + forged + "\": \u001b}");
        for (String path :
                List.of("/a%0a" + forged.replace(' ', '+'), "/people/signin.xhtml?to=%0d%0a%1b", "/%1b%5b2J")) {
            stranger.get(path);
        }
        Visitor boss = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        Map<String, String> form = boss.get("/people/newperson.xhtml").form("f");
        form.put("jakarta.faces.ViewState", "1:1\r\n" + forged);
        boss.post("/people/newperson.xhtml", form);
        admin.get("operations?sort=a%0a" + forged.replace(' ', '+'));

        String log;
        try (Stream<Path> files = Files.list(intendant.home().resolve("log"))) {
            log = files.map(HostileNamesTest::text).collect(Collectors.joining("\n"));
        }

        assertThat(log).contains("INFO").doesNotContain("\u001b", "\u0007", "\u202e", "\u2066");
        assertThat(log.lines()).noneMatch(line -> line.startsWith("2026-01-01"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException rotated) {
            return "";
        }
    }

    /** T34: one act is one entry, whatever line ends its values hold. */
    @Test
    void anAuditEntryStaysOneEntry() {
        RestClient.Answer refusedOrInert = admin.post(
                "people",
                Map.of(
                        "username",
                        "mallory2",
                        "displayName",
                        "a\r\n2026-01-01 admin person.add\u202e",
                        "role",
                        "VIEWER"));
        if (refusedOrInert.status() != 422) {
            String csv = admin.get("audit/csv?subject=person:"
                            + refusedOrInert.orThrow().required("id").asLong())
                    .text();
            assertThat(csv.lines().filter(line -> line.startsWith("2026-01-01 admin")))
                    .isEmpty();
        }
    }
}
