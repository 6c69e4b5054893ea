package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A host name as an administrator clicks it, on a proxy with a guest behind it: refused beside its field, wanted, planned,
 * applied, read back and asked for; its file changed by hand, restored and adopted; a site of another hand adopted; what nginx
 * refuses is told beside the rule.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class NamesJourneyTest {

    private static final String FILE = "/etc/nginx/intendant.d/shop.example.org.conf";
    private static final String SERVER = """
            import http.server, sys
            class Handler(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    self.send_response(200)
                    self.end_headers()
                    self.wfile.write(sys.argv[2].encode())
                def log_message(self, *words):
                    pass
            http.server.ThreadingHTTPServer(('0.0.0.0', int(sys.argv[1])), Handler).serve_forever()
            """;

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static Colleague boss;
    private static LabHost client;
    private static LabServer proxy;
    private static LabServer shop;

    private Page page;

    @BeforeAll
    static void hosts(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        boss = Colleague.hired(intendant, "name-boss", "ADMIN");
        Lab lab = Lab.shared();
        client = lab.host("name-client", HostSpec.light());
        LabHost host = lab.host("name-proxy", HostSpec.plain());
        Map<String, Object> hypervisor = Map.of("networks", List.of(lab.innerNetwork()));
        proxy = LabServer.enrol(
                admin, host, "root", Map.of("roles", List.of("HYPERVISOR", "PROXY"), "hypervisor", hypervisor));
        host.exec(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "30",
                        "-subj",
                        "/CN=lab",
                        "-addext",
                        "subjectAltName=DNS:shop.example.org",
                        "-keyout",
                        "/etc/ssl/lab.key",
                        "-out",
                        "/etc/ssl/lab.pem")
                .orThrow();
        shop = guest(lab.host("name-shop", HostSpec.light().guestOf(host)));
    }

    /** Enrolled over its hypervisor, which alone reaches it. */
    private static LabServer guest(LabHost host) {
        JsonNode begun = admin.post(
                        "servers/enrolments", Map.of("user", "root", "host", host.address(), "jumpId", proxy.id()))
                .orThrow();
        String enrolment = "servers/enrolments/" + begun.required("id").asText();
        admin.post(enrolment + "/confirm", Map.of("fingerprint", host.hostKeyFingerprint()))
                .orThrow();
        host.authorize("root", begun.required("authorizedKeysLine").asText());
        admin.post(enrolment + "/check", Map.of()).orThrow();
        ObjectNode server = (ObjectNode) admin.get(enrolment).orThrow().required("proposal");
        server.put("name", host.name()).put("guest", true).put("hypervisorId", proxy.id());
        server.putPOJO("addresses", Map.of("internalIpv4", host.address()));
        long id = admin.post(enrolment + "/finish", Map.of("server", server, "accounts", List.of()))
                .orThrow()
                .required("id")
                .asLong();
        host.write("/run/page.py", SERVER);
        host.exec("sh", "-c", "setsid python3 /run/page.py 80 name-shop >/dev/null 2>&1 </dev/null &")
                .orThrow();
        return new LabServer(id, host);
    }

    @AfterAll
    static void tidyUp() {
        admin.get("host-names?proxy=" + proxy.id())
                .orThrow()
                .required("rows")
                .forEach(row -> admin.delete("host-names/" + row.required("id").asLong()));
        for (LabServer one : List.of(shop, proxy)) {
            admin.delete("servers/" + one.id() + "?typed=" + one.host().name());
            one.host().destroy();
        }
        client.destroy();
        admin.delete("people/" + boss.id() + "?typed=name-boss");
    }

    @Test
    void aHostNameFromTheFormToARealAnswerAndBack() {
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            page = browser.page();
            browser.signIn("name-boss", Colleague.PASSWORD);
            names(browser);
            page.locator("#t\\:tabs\\:names\\:addName").click();
            type("domains", "shop_example");
            assertThat(field("domains-m")).containsText("Use letters, digits, hyphens and dots");
            type("domains", "shop.example.org");
            choose("guestId", "name-shop");
            field("saveRule").click();
            assertThat(field("https-certificateId-m")).containsText("Choose a certificate, or give name-proxy one");
            type("https-certificatePath", "/etc/ssl/lab.pem");
            type("https-keyPath", "/etc/ssl/lab.key");
            assertThat(browser.barriers()).isEmpty();
            field("saveRule").click();
            assertThat(page.locator("main")).containsText("Serve 1 name on name-proxy");
            approve("Succeeded");

            assertThat(asked("https://shop.example.org/")).isEqualTo("name-shop");
            names(browser);
            assertThat(row("shop.example.org")).containsText("In sync");
            assertThat(row("shop.example.org")).containsText("Answers");

            changedByHand(browser);
            adopted(browser);
            refusedByNginx(browser);
            overTheList(browser);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** The name's own file, put right first and then wanted as it is. */
    private void changedByHand(Browser browser) {
        edited();
        drift(browser);
        assertThat(drift()).containsText("client_max_body_size 20m;");
        assertThat(browser.barriers()).isEmpty();
        drift().locator("a", new Locator.LocatorOptions().setHasText("Restore ours"))
                .click();
        approve("Succeeded");
        assertThat(new String(proxy.host().read(FILE), UTF_8)).contains("client_max_body_size 100m;");
        edited();
        drift(browser);
        drift().locator("button", new Locator.LocatorOptions().setHasText("Adopt theirs"))
                .click();
        assertThat(page.locator("body")).containsText("Wanted from now on as name-proxy has it");
        names(browser);
        page.locator("#t\\:tabs\\:names\\:reviewNames").click();
        approve("Succeeded");
        assertThat(new String(proxy.host().read(FILE), UTF_8)).contains("client_max_body_size 20m;");
    }

    private static void edited() {
        proxy.host().exec("sed", "-i", "s/100m/20m/", FILE).orThrow();
        new RestOperations(admin).plan("hostforwarding", proxy);
    }

    private void drift(Browser browser) {
        browser.open("/operations/drift.xhtml?state=all&target=" + proxy.target());
        drift().locator("button", new Locator.LocatorOptions().setHasText("Show"))
                .click();
    }

    private Locator drift() {
        return page.locator("#f\\:rows tbody tr[data-ri]", new Page.LocatorOptions().setHasText("Host names"));
    }

    /** A site that stood there before, which goes on from our file; what no rule says is shown with the reason. */
    private void adopted(Browser browser) {
        proxy.host()
                .write(
                        "/etc/nginx/conf.d/wiki.conf",
                        "server {\n    server_name wiki.example.org;\n    location / { proxy_pass http://"
                                + shop.host().address() + "; }\n}\n");
        proxy.host().exec("nginx", "-s", "reload").orThrow();
        new RestOperations(admin).plan("hostforwarding", proxy);
        names(browser);
        assertThat(page.locator(".others")).containsText("It is what names without a rule get.");
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.sideways()).isZero();
        page.locator("[aria-label*='serves wiki.example.org']").click();
        assertThat(page.locator("main")).containsText("Serve 2 names on name-proxy");
        assertThat(page.locator("main")).containsText("# Adopted by Intendant: server {");
        approve("Succeeded");
        assertThat(client.exec(
                                "curl",
                                "-s",
                                "-H",
                                "Host: wiki.example.org",
                                "http://" + proxy.host().address())
                        .stdout())
                .isEqualTo("name-shop");
        names(browser);
        assertThat(row("wiki.example.org")).containsText("Answers");
        admin.get("host-names?proxy=" + proxy.id()).orThrow().required("rows").forEach(rule -> {
            if (rule.required("name").asText().startsWith("wiki")) {
                admin.delete("host-names/" + rule.required("id").asLong());
            }
        });
    }

    /** Raw text that nginx does not know: the old configuration goes on, and nginx's words stand beside the rule. */
    private void refusedByNginx(Browser browser) {
        names(browser);
        change("shop.example.org");
        type("options-snippet", "lisen 81;");
        field("saveRule").click();
        assertThat(page.locator("main")).containsText("Serve 1 name on name-proxy");
        approve("Failed");
        assertThat(asked("https://shop.example.org/")).isEqualTo("name-shop");
        names(browser);
        assertThat(row("shop.example.org")).containsText("unknown directive \"lisen\"");
        change("shop.example.org");
        type("options-snippet", "");
        field("saveRule").click();
        assertThat(page.locator("main")).containsText("name-proxy");
    }

    private void change(String name) {
        row(name)
                .locator("button", new Locator.LocatorOptions().setHasText("Change"))
                .click();
    }

    private void overTheList(Browser browser) {
        browser.open("/hostforwarding/names.xhtml?proxy=" + proxy.id());
        assertThat(page.locator("#f\\:rows tbody tr")).hasCount(1);
        names(browser);
        row("shop.example.org")
                .locator("button", new Locator.LocatorOptions().setHasText("Remove"))
                .click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("main")).containsText("Serve no name on name-proxy any more");
        approve("Succeeded");
        assertThat(asked("https://shop.example.org/")).isEmpty();
    }

    private void names(Browser browser) {
        browser.open("/servers/server.xhtml?id=" + proxy.id());
        page.locator(".ui-tabs-nav a", new Page.LocatorOptions().setHasText("Host names"))
                .click();
    }

    private Locator field(String name) {
        return page.locator("#t\\:tabs\\:names\\:" + name);
    }

    private void type(String field, String text) {
        field(field).fill(text);
        field(field).blur();
    }

    private void choose(String field, String label) {
        field(field + "_label").click();
        page.locator("#t\\:tabs\\:names\\:" + field + "_panel li", new Page.LocatorOptions().setHasText(label))
                .click();
    }

    private Locator row(String name) {
        return page.locator("main tbody tr", new Page.LocatorOptions().setHasText(name));
    }

    private void approve(String end) {
        page.locator("button", new Page.LocatorOptions().setHasText("Approve")).click();
        page.waitForURL(address -> address.contains("/operations/operation.xhtml"));
        assertThat(page.locator("main .head"))
                .containsText(end, new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }

    private static String asked(String url) {
        return client.exec(
                        "curl",
                        "-s",
                        "-k",
                        "-m",
                        "3",
                        "--resolve",
                        "shop.example.org:443:" + proxy.host().address(),
                        url)
                .stdout();
    }
}
