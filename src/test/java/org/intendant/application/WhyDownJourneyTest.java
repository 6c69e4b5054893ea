package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.intendant.lab.LabHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hypervisor with two guests behind it: a port and a domain are added, seen as a plan and applied, and the guest’s page is there
 * from outside through real NAT and real nginx over TLS. Then “Why is it down?”: eight hops are broken in turn, and the button
 * names the right one. What the DNS says is a file of this test.
 */
@Tag("application")
class WhyDownJourneyTest {

    private static final String NAME = "shop.lab.example";
    private static final String PAGE = """
            import socket
            listening = socket.create_server(('0.0.0.0', 8000))
            while True:
                call, who = listening.accept()
                call.recv(4096)
                call.sendall(b'HTTP/1.0 200 OK\\r\\n\\r\\nthe shop')
                call.close()
            """;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static RestOperations operations;
    private static LabHost gateway;
    private static LabHost proxy;
    private static LabHost shop;
    private static LabHost client;
    private static LabServer hypervisor;
    private static LabServer nginx;
    private static long rule;

    @BeforeAll
    static void served() {
        Lab lab = Lab.shared();
        gateway = lab.host("why-gw", HostSpec.plain());
        proxy = lab.host("why-proxy", HostSpec.plain().guestOf(gateway));
        shop = lab.host("why-shop", HostSpec.light().guestOf(gateway));
        client = lab.host("why-client", HostSpec.light());
        resolves(true);
        intendant = RunningIntendant.prepared()
                .set(
                        "INTENDANT_JAVA_OPTS",
                        "-XX:TieredStopAtLevel=1 -Dsun.net.inetaddr.ttl=0 -Djdk.net.hosts.file="
                                + folder.resolve("hosts"))
                .start();
        admin = RestClient.admin(intendant);
        operations = new RestOperations(admin);

        hypervisor = LabServer.enrol(
                admin,
                gateway,
                "root",
                Map.of("roles", List.of("HYPERVISOR"), "hypervisor", Map.of("networks", List.of(lab.innerNetwork()))));
        nginx = LabServer.enrolBehind(admin, hypervisor, proxy, Map.of("roles", List.of("PROXY")));
        LabServer.enrolBehind(admin, hypervisor, shop, Map.of());
        ObjectNode server =
                (ObjectNode) admin.get("servers/" + hypervisor.id()).orThrow().required("server");
        ((ObjectNode) server.required("hypervisor")).put("proxyId", nginx.id());
        admin.put("servers/" + hypervisor.id(), server).orThrow();
        certificate(NAME);
        sells();
    }

    @AfterAll
    static void gone() {
        intendant.close();
        List.of(client, shop, proxy, gateway).forEach(LabHost::destroy);
    }

    private static void resolves(boolean right) {
        try {
            Files.writeString(
                    folder.resolve("hosts"),
                    "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n"
                            + (right ? gateway.address() + " " + NAME + "\n" : ""));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void certificate(String name) {
        proxy.exec(
                        "sh",
                        "-c",
                        "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=lab -addext \"subjectAltName=DNS:$0\" -keyout"
                                + " /etc/ssl/lab.key -out /etc/ssl/lab.pem 2>/dev/null && if systemctl -q is-active nginx; then"
                                + " systemctl reload nginx; fi",
                        name)
                .orThrow();
    }

    private static void sells() {
        shop.write("/run/page.py", PAGE);
        shop.exec("sh", "-c", "setsid python3 /run/page.py >/dev/null 2>&1 </dev/null &")
                .orThrow();
    }

    /** Breaks a hop, asks, and mends it. */
    private static void broken(String stage, String words, Runnable breaks, Runnable mends) {
        breaks.run();
        try {
            JsonNode way = walked();
            JsonNode first = StreamSupport.stream(way.required("hops").spliterator(), false)
                    .filter(hop -> hop.required("state").asText().equals("BROKEN"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Nothing is broken: " + way));
            assertThat(first.required("stage").asText())
                    .as(way.toPrettyString())
                    .isEqualTo(stage);
            assertThat(first.required("sentence").asText()).contains(words);
        } finally {
            mends.run();
        }
    }

    private static JsonNode walked() {
        long operation = admin.post("paths/name/" + rule + "/walk", Map.of())
                .orThrow()
                .required("id")
                .asLong();
        operations.ended(operation, LONGEST);
        return admin.get("paths/name/" + rule).orThrow();
    }

    private static void on(LabHost host, String... command) {
        host.exec(command).orThrow();
    }

    @Test
    void aDomainIsServedToTheOutsideAndOfEightHopsTheBrokenOneIsNamed() {
        assertThat(fromOutside()).isEmpty();
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            ports(browser);
            domain(browser);
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(fromOutside()).isEqualTo("the shop");
        rule = admin.get("host-names?proxy=" + nginx.id())
                .orThrow()
                .required("rows")
                .get(0)
                .required("id")
                .asLong();
        eightHops();
    }

    private static void ports(Browser browser) {
        Page page = tab(browser, hypervisor, "Ports");
        page.locator("#t\\:tabs\\:ports\\:takeOffer").click();
        assertThat(page.locator("main")).containsText("Forward 2 ports or ranges on why-gw");
        added(page, "dport 443");
        approve(page);
    }

    private static void domain(Browser browser) {
        Page page = tab(browser, nginx, "Host names");
        String form = "#t\\:tabs\\:names\\:";
        page.locator(form + "addName").click();
        page.locator(form + "domains").fill(NAME);
        page.locator(form + "guestPort").fill("8000");
        page.locator(form + "https-certificatePath").fill("/etc/ssl/lab.pem");
        page.locator(form + "https-keyPath").fill("/etc/ssl/lab.key");
        page.locator(form + "guestId_label").click();
        page.locator(form + "guestId_panel li", new Page.LocatorOptions().setHasText("why-shop"))
                .click();
        assertThat(page.locator(form + "guestId_label")).containsText("why-shop");
        page.locator(form + "saveRule").click();
        assertThat(page.locator("main")).containsText("Serve 1 name on why-proxy");
        added(page, NAME);
        approve(page);
    }

    private static Page tab(Browser browser, LabServer server, String title) {
        Page page = browser.open("/servers/server.xhtml?id=" + server.id());
        page.locator(".ui-tabs-nav a", new Page.LocatorOptions().setHasText(title))
                .click();
        return page;
    }

    private static void added(Page page, String text) {
        assertThat(page.locator("table.diff tr.add", new Page.LocatorOptions().setHasText(text))
                        .first())
                .isVisible();
    }

    private static void approve(Page page) {
        page.locator("button", new Page.LocatorOptions().setHasText("Approve")).click();
        page.waitForURL(address -> address.contains("/operations/operation.xhtml"));
        assertThat(page.locator("main .head"))
                .containsText("Succeeded", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }

    private static String fromOutside() {
        client.write(
                "/root/lab.pem", proxy.exec("cat", "/etc/ssl/lab.pem").orThrow().stdout());
        return client.exec(
                        "curl",
                        "-s",
                        "-m",
                        "3",
                        "--cacert",
                        "/root/lab.pem",
                        "--resolve",
                        NAME + ":443:" + gateway.address(),
                        "https://" + NAME + "/")
                .stdout();
    }

    private static void eightHops() {
        JsonNode whole = walked();
        assertThat(whole.required("state").asText()).as(whole.toPrettyString()).isEqualTo("ANSWERS");

        broken(
                "NAT_RULE",
                "why-gw has not loaded the rule that forwards 443/tcp",
                () -> on(gateway, "nft", "flush", "table", "inet", "intendant_portforwarding"),
                () -> on(gateway, "systemctl", "restart", "intendant-portforwarding"));
        broken(
                "FORWARD_CHAIN",
                "the chain inet wall forward",
                () -> on(
                        gateway,
                        "nft",
                        "add table inet wall; add chain inet wall forward { type filter hook forward priority 0; policy accept; };"
                                + " add rule inet wall forward tcp dport 443 ct state new drop"),
                () -> on(gateway, "nft", "delete table inet wall"));
        broken("PROXY", "why-proxy does not answer", proxy::cutOff, proxy::reconnect);
        broken(
                "CONFIGURATION",
                "nginx of why-proxy refuses its files",
                () -> proxy.write("/etc/nginx/conf.d/broken.conf", "lisen 80;\n"),
                () -> on(proxy, "rm", "/etc/nginx/conf.d/broken.conf"));
        broken(
                "CERTIFICATE",
                "its certificate is not for this name",
                () -> certificate("other.lab.example"),
                () -> certificate(NAME));
        broken("BACKEND", "why-shop is not reached from why-proxy", shop::cutOff, shop::reconnect);
        seen();
        broken("NAME", NAME + " has no address", () -> resolves(false), () -> resolves(true));

        Waiting.until(
                LONGEST,
                "it answers again",
                () -> walked().required("state").asText().equals("ANSWERS"));
    }

    /** The service, in a browser. */
    private static void seen() {
        on(shop, "pkill", "-f", "[p]age.py");
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            Page page = browser.page();
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            browser.open("/hostforwarding/names.xhtml");
            page.locator("a", new Page.LocatorOptions().setHasText("Why?")).click();
            page.locator("#f\\:walk").click();
            assertThat(page.locator(".way > li.bad"))
                    .containsText(
                            "Nothing on why-shop listens at tcp port 8000",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            assertThat(page.locator(".way > li.ok")).hasCount(8);
            assertThat(browser.complaints()).isEmpty();
        } finally {
            sells();
        }
    }
}
