package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
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
 * A public port as an administrator clicks it, on a hypervisor with two guests behind it: refused beside its field, wanted,
 * planned, applied, read back and tried by a real connection; offered for the proxy; taken again.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class PortsJourneyTest {

    private static final String SERVER = """
            import socket, sys
            listening = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(('::', int(sys.argv[1])))
            listening.listen(50)
            while True:
                call, who = listening.accept()
                call.recv(4096)
                call.sendall(b'HTTP/1.0 200 OK\\r\\n\\r\\n' + sys.argv[2].encode())
                call.close()
            """;

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static Colleague boss;
    private static LabHost client;
    private static LabServer gateway;
    private static LabServer shop;
    private static LabServer proxy;

    private Page page;

    @BeforeAll
    static void hosts(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        boss = Colleague.hired(intendant, "port-boss", "ADMIN");
        Lab lab = Lab.shared();
        client = lab.host("port-client", HostSpec.light());
        LabHost host = lab.host("port-gw", HostSpec.plain());
        Map<String, Object> hypervisor = Map.of("networks", List.of(lab.innerNetwork(), lab.innerNetwork6()));
        gateway =
                LabServer.enrol(admin, host, "root", Map.of("roles", List.of("HYPERVISOR"), "hypervisor", hypervisor));
        shop = guest(lab.host("port-shop", HostSpec.light().guestOf(host)));
        proxy = guest(lab.host("port-proxy", HostSpec.light().guestOf(host)));
    }

    /** Enrolled over its hypervisor, which alone reaches it. */
    private static LabServer guest(LabHost host) {
        LabServer guest = LabServer.enrolBehind(admin, gateway, host, Map.of());
        host.write("/run/page.py", SERVER);
        serve(host, "80");
        serve(host, "443");
        return guest;
    }

    private static void serve(LabHost host, String port) {
        host.exec(
                        "sh",
                        "-c",
                        "setsid python3 /run/page.py $1 $2 >/dev/null 2>&1 </dev/null &",
                        "page",
                        port,
                        host.name())
                .orThrow();
    }

    @AfterAll
    static void tidyUp() {
        admin.get("port-forwards?hypervisor=" + gateway.id())
                .orThrow()
                .required("rows")
                .forEach(row ->
                        admin.delete("port-forwards/" + row.required("id").asLong()));
        ObjectNode server =
                (ObjectNode) admin.get("servers/" + gateway.id()).orThrow().required("server");
        ((ObjectNode) server.required("hypervisor")).putNull("proxyId");
        admin.put("servers/" + gateway.id(), server);
        for (LabServer one : List.of(shop, proxy, gateway)) {
            admin.delete("servers/" + one.id() + "?typed=" + one.host().name());
            one.host().destroy();
        }
        client.destroy();
        admin.delete("people/" + boss.id() + "?typed=port-boss");
    }

    @Test
    void aPublicPortFromTheFormToARealConnectionAndBack() {
        try (Browser browser = Browser.wide(intendant.baseUrl())) {
            page = browser.page();
            browser.signIn("port-boss", Colleague.PASSWORD);
            ports(browser);
            page.locator("#t\\:tabs\\:ports\\:addForward").click();
            type("publicPorts", "22");
            choose("guestId", "port-shop");
            assertThat(page.locator("#t\\:tabs\\:ports\\:publicPorts-m"))
                    .containsText("sshd listens on 22/tcp of port-gw itself");
            type("publicPorts", "8080");
            type("guestPort", "80");
            assertThat(called(8080)).isEmpty();
            page.locator("#t\\:tabs\\:ports\\:saveForward").click();
            assertThat(page.locator("main")).containsText("Forward 1 port or range on port-gw");
            approve();

            assertThat(called(8080)).isEqualTo("port-shop");
            ports(browser);
            assertThat(row("8080/tcp")).containsText("In sync");
            assertThat(row("8080/tcp")).containsText("Answers");

            cutOffByForce(browser);
            whyItIsDown(browser);
            twice(browser);
            offered(browser);
            overTheList(browser);
            oneVersionBack(browser);
            changedByHand(browser);
            adoptedOnTheServersPage(browser);
            adoptedOnTheDriftPage(browser);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** Port 22 itself, for which the host is named: the host comes back by itself, and says so. */
    private void cutOffByForce(Browser browser) {
        ports(browser);
        page.locator("#t\\:tabs\\:ports\\:addForward").click();
        type("publicPorts", "22");
        choose("guestId", "port-shop");
        assertThat(page.locator("#t\\:tabs\\:ports\\:publicPorts-m"))
                .containsText("sshd listens on 22/tcp of port-gw itself");
        type("forceName", "port-gw");
        page.locator("#t\\:tabs\\:ports\\:saveForward").click();
        assertThat(page.locator("main")).containsText("Forward 2 ports or ranges on port-gw");
        String before = gateway.host().exec("nft", "-s", "list", "ruleset").stdout();
        approve("Failed");
        assertThat(page.locator("main")).containsText("has taken the change back");
        assertThat(gateway.host().exec("nft", "-s", "list", "ruleset").stdout()).isEqualTo(before);
        assertThat(called(8080)).isEqualTo("port-shop");
        ports(browser);
        row("22/tcp")
                .locator("button", new Locator.LocatorOptions().setHasText("Remove"))
                .click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("main")).containsText("port-gw");
    }

    /** Its service is ended, named as the first broken hop, and in order again once it runs. */
    private void whyItIsDown(Browser browser) {
        shop.host().exec("sh", "-c", "pkill -f '[p]age.py 80'").orThrow();
        ports(browser);
        row("8080/tcp")
                .locator("a", new Locator.LocatorOptions().setHasText("Why?"))
                .click();
        assertThat(page.locator("main")).containsText("Nobody looked yet");
        page.locator("#f\\:walk").click();
        assertThat(page.locator(".way > li.bad"))
                .containsText(
                        "Nothing on port-shop listens at tcp port 80",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        assertThat(page.locator(".way > li.ok")).hasCount(4);
        assertThat(page.locator("main .head")).containsText("Broken here");
        serve(shop.host(), "80");
        page.locator("#f\\:walk").click();
        assertThat(page.locator("main .head"))
                .containsText("Answers", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        assertThat(page.locator(".way > li.ok")).hasCount(6);
    }

    private void twice(Browser browser) {
        ports(browser);
        page.locator("#t\\:tabs\\:ports\\:addForward").click();
        choose("guestId", "port-proxy");
        type("publicPorts", "8000-8100");
        assertThat(page.locator("#t\\:tabs\\:ports\\:publicPorts-m"))
                .containsText("8080/tcp of port-gw leads to port-shop already");
    }

    private void offered(Browser browser) {
        ObjectNode server =
                (ObjectNode) admin.get("servers/" + gateway.id()).orThrow().required("server");
        ((ObjectNode) server.required("hypervisor")).put("proxyId", proxy.id());
        admin.put("servers/" + gateway.id(), server).orThrow();
        ports(browser);
        page.locator("#t\\:tabs\\:ports\\:takeOffer").click();
        assertThat(page.locator("main")).containsText("Forward 3 ports or ranges on port-gw");
        approve();
        assertThat(called(80)).isEqualTo("port-proxy");
        assertThat(called(443)).isEqualTo("port-proxy");
    }

    /** One is taken; the others go on. */
    private void overTheList(Browser browser) {
        browser.open("/portforwarding/forwards.xhtml?hypervisor=" + gateway.id());
        assertThat(page.locator("#f\\:rows tbody tr")).hasCount(3);
        assertThat(row("443/tcp")).containsText("Answers");
        ports(browser);
        row("8080/tcp")
                .locator("button", new Locator.LocatorOptions().setHasText("Remove"))
                .click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("main")).containsText("Forward 2 ports or ranges on port-gw");
        approve();
        assertThat(called(8080)).isEmpty();
        assertThat(called(80)).isEqualTo("port-proxy");
    }

    /** What was wanted before the removal is wanted again, over the history of the file, and the host follows its plan. */
    private void oneVersionBack(Browser browser) {
        long file = admin.get("files?target=" + gateway.target() + "&q=portforwarding.nft")
                .orThrow()
                .required("rows")
                .get(0)
                .required("id")
                .asLong();
        browser.open("/operations/file.xhtml?id=" + file);
        button("Want again what was wanted with version 3").click();
        Locator dialog = page.locator("[role=dialog]");
        assertThat(dialog).containsText("guest: port-shop");
        assertThat(dialog).containsText("public: 8080/tcp");
        assertThat(browser.barriers()).isEmpty();
        dialog.locator("button", new Locator.LocatorOptions().setHasText("Leave it"))
                .click();
        assertThat(dialog).hasCount(0);
        button("Want again what was wanted with version 4").click();
        assertThat(page.locator("[role=dialog]")).containsText("is wanted already");
        page.locator("[role=dialog] button", new Page.LocatorOptions().setHasText("Leave it"))
                .click();
        button("Want again what was wanted with version 3").click();
        page.locator("[role=dialog] button", new Page.LocatorOptions().setHasText("Want version 3 again"))
                .click();
        assertThat(page.locator("main")).containsText("Forward 3 ports or ranges on port-gw");
        assertThat(called(8080)).isEmpty();
        approve();
        assertThat(called(8080)).isEqualTo("port-shop");
    }

    /** Our own rules, put right first and then wanted as they are. */
    private void changedByHand(Browser browser) {
        edited(browser);
        assertThat(differing()).containsText("dport 8085");
        assertThat(browser.barriers()).isEmpty();
        differing()
                .locator("a", new Locator.LocatorOptions().setHasText("Restore ours"))
                .click();
        approve();
        assertThat(called(8085)).isEmpty();
        assertThat(called(8080)).isEqualTo("port-shop");
        edited(browser);
        differing()
                .locator("button", new Locator.LocatorOptions().setHasText("Adopt theirs"))
                .click();
        assertThat(page.locator("body")).containsText("Wanted from now on as port-gw has it");
        ports(browser);
        assertThat(row("8085/tcp")).containsText("port-shop");
        page.locator("#t\\:tabs\\:ports\\:reviewPorts").click();
        approve();
        assertThat(called(8085)).isEqualTo("port-shop");
        assertThat(called(8080)).isEmpty();
    }

    private void edited(Browser browser) {
        LabHost host = gateway.host();
        host.exec("sed", "-i", "s/dport 8080/dport 8085/", "/etc/intendant/portforwarding.nft")
                .orThrow();
        host.exec("systemctl", "restart", "intendant-portforwarding").orThrow();
        assertThat(called(8085)).isEqualTo("port-shop");
        browser.open("/operations/drift.xhtml?kind=portforwarding&state=all");
        differing()
                .locator("button", new Locator.LocatorOptions().setHasText("Show"))
                .click();
    }

    private Locator differing() {
        return page.locator("#f\\:rows tbody tr", new Page.LocatorOptions().setHasText("port-gw"));
    }

    private void adoptedOnTheServersPage(Browser browser) {
        LabHost host = gateway.host();
        String rule =
                "PREROUTING -p tcp --dport 9090 -j DNAT --to " + shop.host().address() + ":80";
        host.exec("sh", "-c", "iptables -t nat -A $1", "sh", rule).orThrow();
        assertThat(called(9090)).isEqualTo("port-shop");
        ports(browser);
        page.locator("#t\\:tabs\\:ports\\:reviewPorts").click();
        assertThat(page.locator("main")).containsText("port-gw is as wanted.");
        ports(browser);
        Locator others = page.locator(".others li", new Page.LocatorOptions().setHasText("--dport 9090"));
        assertThat(others).isVisible();
        assertThat(browser.barriers()).isEmpty();
        others.locator("button").click();
        assertThat(page.locator("main")).containsText("Rule of others");
        assertThat(page.locator("main")).containsText("iptables -A PREROUTING -p tcp -m tcp --dport 9090");
        approve();
        assertThat(host.exec("iptables-save", "-t", "nat").stdout()).doesNotContain("9090");
        assertThat(called(9090)).isEqualTo("port-shop");
    }

    private void adoptedOnTheDriftPage(Browser browser) {
        LabHost host = gateway.host();
        host.exec(
                        "nft",
                        "add table ip hand; add chain ip hand pre { type nat hook prerouting priority -100; }; add rule ip hand"
                                + " pre tcp dport 9191 dnat to " + shop.host().address()
                                + ":80; add rule ip hand pre tcp dport"
                                + " 9192 tcp sport 7 dnat to " + shop.host().address())
                .orThrow();
        browser.open("/operations/drift.xhtml?kind=portforwarding&state=all");
        differing()
                .locator("button", new Locator.LocatorOptions().setHasText("Show"))
                .click();
        assertThat(page.locator(".others")).containsText("A forward cannot say what this rule does by");
        assertThat(browser.barriers()).isEmpty();
        page.locator(".others li", new Page.LocatorOptions().setHasText("9191"))
                .locator("button")
                .click();
        page.waitForURL(address -> address.contains("/operations/plan.xhtml"));
        assertThat(page.locator("main")).containsText("nft ip hand pre tcp dport 9191 dnat to");
        approve();
        assertThat(host.exec("nft", "list", "table", "ip", "hand").stdout())
                .contains("9192")
                .doesNotContain("9191");
        assertThat(called(9191)).isEqualTo("port-shop");
        host.exec("nft", "delete", "table", "inet", "intendant_portforwarding").orThrow();
        ports(browser);
        page.locator("#t\\:tabs\\:ports\\:reviewPorts").click();
        assertThat(page.locator("main")).containsText("nft list table inet intendant_portforwarding");
        browser.open("/servers/map.xhtml");
        assertThat(page.locator("a.mark[title='Public ports differ: 1 change']"))
                .isVisible();
    }

    private Locator button(String name) {
        return page.getByRole(
                com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void ports(Browser browser) {
        browser.open("/servers/server.xhtml?id=" + gateway.id());
        page.locator(".ui-tabs-nav a", new Page.LocatorOptions().setHasText("Ports"))
                .click();
    }

    private void type(String field, String text) {
        Locator input = page.locator("#t\\:tabs\\:ports\\:" + field);
        input.fill(text);
        input.blur();
    }

    private void choose(String field, String label) {
        page.locator("#t\\:tabs\\:ports\\:" + field + "_label").click();
        page.locator("#t\\:tabs\\:ports\\:" + field + "_panel li", new Page.LocatorOptions().setHasText(label))
                .click();
    }

    private Locator row(String port) {
        return page.locator("main tbody tr", new Page.LocatorOptions().setHasText(port));
    }

    private void approve() {
        approve("Succeeded");
    }

    private void approve(String end) {
        page.locator("button", new Page.LocatorOptions().setHasText("Approve")).click();
        page.waitForURL(address -> address.contains("/operations/operation.xhtml"));
        assertThat(page.locator("main .head"))
                .containsText(end, new LocatorAssertions.ContainsTextOptions().setTimeout(150_000));
    }

    private static String called(int port) {
        return client.exec("curl", "-s", "-m", "2", "http://" + gateway.host().address() + ":" + port + "/")
                .stdout();
    }
}
