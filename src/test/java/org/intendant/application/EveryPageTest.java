package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunCommand;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.intendant.web.PageSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every page there is, with something on it, by day and night, on a desk and on a phone: nothing keeps anybody from using
 * it, nothing scrolls sideways, and the browser has nothing to complain of.
 */
@Tag("application")
class EveryPageTest {

    private static final Path EVERYTHING = RunCommand.root();
    private static final String PAGES = "META-INF/resources/";
    private static final String ALL_GUIDES = "/guides.xhtml";
    private static final Pattern GUIDE = Pattern.compile("href=\"([^\"]+)\" title=\"Guide to this page\"");

    /** What pages need in their address, by their path; pages that are not here need nothing. */
    static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl maren@laptop";

    private static final Map<String, List<String>> NEEDS = new TreeMap<>();

    /** Where everybody begins, whatever the role. */
    private static final List<String> STARTS = List.of(
            "/dashboard.xhtml",
            "/operations/operations.xhtml",
            "/operations/drift.xhtml",
            "/operations/files.xhtml",
            "/servers/servers.xhtml",
            "/servers/map.xhtml",
            "/servers/accounts.xhtml",
            "/people/profile.xhtml");

    private static RunningIntendant intendant;
    private static LabHost host;

    @BeforeAll
    static void putSomethingOnEveryPage() {
        host = Lab.shared().host("every-page", HostSpec.plain());
        intendant = RunningIntendant.prepared().start();
        RestClient rest = RestClient.admin(intendant);
        RestOperations operations = new RestOperations(rest);
        String waiting = "?id=" + begun(rest, host);
        LabServer server = LabServer.enrol(rest, host, "root", Map.of("roles", List.of("HYPERVISOR")));
        want(rest, server, "deploy");
        long operation = operations.apply(server);
        operations.ended(operation, Duration.ofMinutes(1));
        want(rest, server, "backup");
        long maren = rest.post("people", Map.of("username", "maren", "displayName", "Maren Holt", "role", "OPERATOR"))
                .orThrow()
                .required("id")
                .asLong();
        long group = rest.post("groups", Map.of("name", "Web team", "people", List.of(maren)))
                .orThrow()
                .required("id")
                .asLong();
        String link = rest.post("people/" + maren + "/link", Map.of())
                .orThrow()
                .required("url")
                .asText();

        long revocation = taken(rest, server, maren, group);

        NEEDS.put("/keymanager/revocation.xhtml", List.of("?id=" + revocation));
        NEEDS.put("/servers/path.xhtml", List.of("?type=port&id=" + walked(rest, server)));
        NEEDS.put("/servers/server.xhtml", List.of("?id=" + server.id()));
        NEEDS.put("/servers/edit.xhtml", List.of("?id=" + server.id()));
        NEEDS.put("/servers/enrol.xhtml", List.of("", waiting));
        NEEDS.put("/servers/accounts.xhtml", List.of("", "?servers=" + server.id()));
        NEEDS.put("/operations/operation.xhtml", List.of("?id=" + operation));
        NEEDS.put("/operations/file.xhtml", List.of("?id=" + written(rest)));
        NEEDS.put("/operations/plan.xhtml", List.of("", "?kind=accounts&target=" + server.target()));
        NEEDS.put("/lists/import.xhtml", List.of("?kind=servers"));
        NEEDS.put("/people/person.xhtml", List.of("?id=" + maren));
        NEEDS.put("/people/group.xhtml", List.of("?id=" + group));
        NEEDS.put("/people/entry.xhtml", List.of("?id=1"));
        NEEDS.put("/people/link.xhtml", List.of(link.substring(link.indexOf('?'))));
    }

    /** A forward that is not on the host. */
    private static long walked(RestClient rest, LabServer hypervisor) {
        rest.post(
                        "servers/import?preview=false",
                        Map.of(
                                "rows",
                                List.of(Map.of(
                                        "name", "every-shop",
                                        "ssh.host", "10.99.0.9",
                                        "hostKey", KEY,
                                        "guest", "yes",
                                        "hypervisor", hypervisor.host().name(),
                                        "addresses.internalIpv4", "10.99.0.9"))))
                .orThrow();
        long guest = rest.get("servers?q=every-shop")
                .orThrow()
                .required("rows")
                .get(0)
                .required("id")
                .asLong();
        long forward = rest.post(
                        "port-forwards",
                        Map.of("hypervisorId", hypervisor.id(), "guestId", guest, "publicPorts", "8080"))
                .orThrow()
                .required("id")
                .asLong();
        long operation = rest.post("paths/port/" + forward + "/walk", Map.of())
                .orThrow()
                .required("id")
                .asLong();
        new RestOperations(rest).ended(operation, Duration.ofMinutes(1));
        return forward;
    }

    /** A key that was wanted on the host and is not any more. */
    private static long taken(RestClient rest, LabServer server, long person, long group) {
        rest.post("people/" + person + "/keys", Map.of("key", KEY)).orThrow();
        rest.post("servers/" + server.id() + "/accounts/root/adopt", Map.of()).orThrow();
        long grant = rest.post(
                        "groups/" + group + "/access",
                        Map.of("places", List.of("root@" + server.host().name())))
                .orThrow()
                .required("grants")
                .get(0)
                .required("id")
                .asLong();
        RestOperations operations = new RestOperations(rest);
        operations.ended(operations.apply("keys", server), Duration.ofMinutes(1));
        rest.delete("groups/" + group + "/access/" + grant).orThrow();
        return rest.get("revocations")
                .orThrow()
                .required("rows")
                .get(0)
                .required("id")
                .asLong();
    }

    private static long written(RestClient rest) {
        return rest.get("files")
                .orThrow()
                .required("rows")
                .get(0)
                .required("id")
                .asLong();
    }

    @AfterAll
    static void end() {
        if (intendant != null) {
            intendant.close();
        }
        if (host != null) {
            host.destroy();
        }
    }

    @Test
    void onADesk() throws IOException {
        assertThat(complaints(1440)).isEmpty();
    }

    @Test
    void onAPhone() throws IOException {
        assertThat(complaints(375)).isEmpty();
    }

    /** From every page to the guide of its area; all guides look alike, so that the other tests look at one of them only. */
    @Test
    void everyPageLeadsToItsGuide() throws IOException {
        Visitor admin = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        Map<String, String> guides = new TreeMap<>();
        for (String page : pages()) {
            if (!isPublic(page) && !page.contains("/guide")) {
                guides.put(page, guide(admin.get(page).body()));
            }
        }
        assertThat(guides).hasSizeGreaterThan(15).doesNotContainValue(ALL_GUIDES);
        for (String guide : new TreeSet<>(guides.values())) {
            assertThat(admin.get(guide).status()).as(guide).isEqualTo(200);
        }
    }

    private static String guide(String page) {
        Matcher link = GUIDE.matcher(page);
        return link.find() ? link.group(1) : ALL_GUIDES;
    }

    /** Ctrl+K without a mouse: what is typed is found, chosen, opened; Escape gives the focus back to where it was. */
    @Test
    void jumpsByKeyboardAlone() {
        try (Browser browser = Browser.of(intendant.baseUrl(), 1440, ColorScheme.DARK)) {
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            Page page = browser.open("/people/people.xhtml");
            Keyboard keys = page.keyboard();
            Locator search = browser.field("q");
            search.focus();
            keys.press("Control+k");
            Locator ask = page.locator("#palette-ask");
            assertThat(ask).isFocused();
            assertThat(page.locator("#palette [role=option]", named("Add a server")))
                    .isVisible();
            assertThat(browser.barriers()).isEmpty();

            keys.press("Escape");
            assertThat(page.locator("#palette")).isHidden();
            assertThat(search).isFocused();

            keys.press("Control+k");
            keys.type("nothing like that");
            assertThat(page.locator("#palette .none")).isVisible();
            keys.press("Control+a");
            keys.type("every-p");
            Locator chosen = page.locator("#palette [aria-selected=true]");
            assertThat(chosen).containsText("every-page");
            assertThat(ask).hasAttribute("aria-activedescendant", String.valueOf(chosen.getAttribute("id")));
            assertThat(browser.barriers()).isEmpty();
            keys.press("ArrowDown");
            keys.press("ArrowUp");
            keys.press("Enter");
            page.waitForURL(address -> address.contains("/servers/server.xhtml"));

            keys.press("Control+k");
            assertThat(page.locator("#palette [role=group]").first()).containsText("every-page");
            keys.type("maren h");
            keys.press("Enter"); // before the answer is there: it opens what the answer brings
            page.waitForURL(address -> address.contains("/people/person.xhtml"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** The map, drawn: narrowed by typing and by its legend, kept in the address, through to a server and to its mark's plan. */
    @Test
    void findsTheWayOnTheMap() {
        for (int width : new int[] {1440, 375}) {
            try (Browser browser = Browser.of(intendant.baseUrl(), width, ColorScheme.DARK)) {
                browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
                Page page = browser.open("/servers/map.xhtml");
                Locator tile = page.locator("#map .map-group > header", named("every-page"));
                Locator mark = tile.locator(".mark[title^='Accounts differ']");
                assertThat(tile).isVisible();
                assertThat(browser.barriers()).isEmpty();
                assertThat(browser.sideways()).isZero();

                Request again = page.waitForRequest(
                        request -> request.url().endsWith("/api/v1/servers/map"), () -> page.evaluate("refreshMap()"));
                assertThat(again.headers()).as("T20").containsEntry("intendant-news", "true");

                page.locator("#map-q").fill("nothing like that");
                assertThat(page.locator("#map .empty")).containsText("No server matches");
                page.locator("#map-q").fill("every");
                page.locator("#map-state-differs").check();
                assertThat(tile).isVisible();
                page.reload();
                assertThat(page.locator("#map-q")).hasValue("every");
                assertThat(page.locator("#map-state-differs")).isChecked();
                assertThat(mark).isVisible();
                tile.locator(".name").press("Enter");
                page.waitForURL(address -> address.contains("/servers/server.xhtml"));
                page.goBack();
                mark.click();
                page.waitForURL(address -> address.contains("/operations/plan.xhtml"));
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    /** Whoever is not an administrator gets whole pages, too, and no link on them that ends in a refusal (T11). */
    @Test
    void asOperatorAsViewerAndAsMember() {
        List<String> found = new ArrayList<>();
        for (String role : List.of("OPERATOR", "VIEWER", "MEMBER")) {
            try (Browser browser = Browser.of(intendant.baseUrl(), 375, ColorScheme.LIGHT)) {
                begin(browser, role);
                Set<String> links = new TreeSet<>();
                for (String start : STARTS) {
                    look(browser, start + NEEDS.getOrDefault(start, List.of("")).get(0), found);
                    links.addAll(links(browser));
                }
                assertThat(links).as("links for " + role).contains("/dashboard.xhtml", "/people/profile.xhtml");
                links.addAll(jumps(browser, ""));
                links.addAll(jumps(browser, "a"));
                links.stream()
                        .filter(link -> browser.page()
                                        .request()
                                        .get(intendant.baseUrl() + link)
                                        .status()
                                != 200)
                        .forEach(link -> found.add(role + " is offered " + link + " and may not open it"));
            }
        }
        assertThat(found).isEmpty();
    }

    /** A new person of this role chooses a password by the one-time link. */
    private static void begin(Browser browser, String role) {
        RestClient rest = RestClient.admin(intendant);
        long id = rest.post("people", Map.of("username", "the-" + role.toLowerCase(Locale.ROOT), "role", role))
                .orThrow()
                .required("id")
                .asLong();
        String link = rest.post("people/" + id + "/link", Map.of())
                .orThrow()
                .required("url")
                .asText();
        browser.page().navigate(intendant.baseUrl() + link.substring(link.indexOf("/people/")));
        browser.field("password").fill("four words make one");
        browser.press("go");
        browser.page().waitForURL(address -> !address.contains("link.xhtml"));
    }

    private static List<String> links(Browser browser) {
        return browser.page().locator("a[href^='/']").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    /** The pages that Ctrl+K leads to. */
    private static List<String> jumps(Browser browser, String typed) {
        String answer = browser.page()
                .request()
                .get(intendant.baseUrl() + "/api/v1/jump?q=" + typed)
                .text();
        return Pattern.compile("\"how\":\"OPEN\",\"href\":\"([^\"]+)\"")
                .matcher(answer)
                .results()
                .map(line -> line.group(1))
                .toList();
    }

    /** By day and, without another visit, by night. */
    private static List<String> complaints(int width) throws IOException {
        List<String> found = new ArrayList<>();
        List<String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(20).contains("/dashboard.xhtml", "/servers/servers.xhtml");
        try (Browser browser = Browser.of(intendant.baseUrl(), width, ColorScheme.LIGHT)) {
            pages.stream().filter(EveryPageTest::isPublic).forEach(page -> look(browser, page, found));
            browser.signIn("admin", RunningIntendant.ADMIN_PASSWORD);
            pages.stream().filter(page -> !isPublic(page)).forEach(page -> look(browser, page, found));
        }
        return found;
    }

    private static void look(Browser browser, String path, List<String> found) {
        Response answer = browser.page().navigate(intendant.baseUrl() + path);
        if (answer.status() != 200) {
            found.add(path + " answers " + answer.status());
        }
        if (browser.page().locator("h1").count() != 1) {
            found.add(path + " has " + browser.page().locator("h1").count() + " headings of the first order");
        }
        if (browser.sideways() > 0) {
            found.add(path + " scrolls sideways by " + browser.sideways() + " px");
        }
        browser.barriers().forEach(barrier -> found.add(path + " " + barrier));
        browser.barriersInTheDark().forEach(barrier -> found.add(path + " by night " + barrier));
        browser.complaints().forEach(complaint -> found.add(path + " in the console: " + complaint));
    }

    /** The pages of all modules: those with a frame, not what they are made of. */
    private static List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>();
        for (Path file : PageSource.pages(EVERYTHING)) {
            String path = file.toString().replace('\\', '/');
            String text = Files.readString(file);
            int at = path.indexOf(PAGES);
            if (at > 0
                    && text.contains("template=\"/templates/")
                    && !path.contains("/error/")
                    && !path.contains("/resources/templates/")
                    && !isFurtherGuide(path)) {
                String page = path.substring(at + PAGES.length() - 1);
                NEEDS.getOrDefault(page, List.of("")).forEach(needs -> pages.add(page + needs));
            }
        }
        return pages;
    }

    private static boolean isFurtherGuide(String path) {
        return path.contains("/guide/") && !path.endsWith("/guide/overview.xhtml");
    }

    private static boolean isPublic(String page) {
        return Stream.of("/people/signin", "/people/link", "/people/setup").anyMatch(page::startsWith);
    }

    private static String begun(RestClient rest, LabHost host) {
        return rest.post("servers/enrolments", Map.of("user", "ops", "host", host.address()))
                .orThrow()
                .required("id")
                .asText();
    }

    private static void want(RestClient rest, LabServer server, String name) {
        rest.post("servers/" + server.id() + "/accounts", Map.of("name", name, "shell", "/bin/bash"))
                .orThrow();
    }
}
