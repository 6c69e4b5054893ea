package org.intendant.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists in a real browser: the address says what is shown, views and columns are found again, tags are changed and taken back. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class ListsTest {

    private static final String LISTER = "lister";
    private static final int CROWD = 23;
    private static final List<Long> PEOPLE = new ArrayList<>();

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static LabServer server;

    private Browser browser;
    private Page page;

    @BeforeAll
    static void fill(RunningIntendant shared) {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        intendant = shared;
        admin = RestClient.admin(intendant);
        Colleague lister = Colleague.hired(intendant, LISTER, "ADMIN");
        PEOPLE.add(lister.id());
        for (int number = 10; number < 33; number++) {
            PEOPLE.add(admin.post("people", Map.of("username", "listed-" + number, "role", "VIEWER"))
                    .orThrow()
                    .required("id")
                    .asLong());
        }
        addCrowd();
        server = LabServer.enrol(admin, Lab.shared().host("listed"), "root", Map.of("tags", List.of("list-old")));
    }

    /** Servers that nobody has enrolled yet, as a file brings them in. */
    private static void addCrowd() {
        StringBuilder file = new StringBuilder("name,ssh.host,ssh.port,hostKey\n");
        for (int number = 10; number < 10 + CROWD; number++) {
            file.append("crowd-" + number + ",127.77.0." + number + ",9,ssh-ed25519 " + key(number) + "\n");
        }
        JsonNode report = admin.with("Content-Type", "text/csv")
                .send("POST", "servers/import?preview=false", file.toString())
                .orThrow();
        assertThat(report.required("added").asInt())
                .as(report.findValuesAsText("message").toString())
                .isEqualTo(CROWD);
    }

    /** The public half of an Ed25519 key as ssh-keyscan writes it: nobody needs to have the other half. */
    private static String key(int number) {
        byte[] blob = new byte[51];
        System.arraycopy(
                new byte[] {0, 0, 0, 11, 's', 's', 'h', '-', 'e', 'd', '2', '5', '5', '1', '9', 0, 0, 0, 32},
                0,
                blob,
                0,
                19);
        blob[50] = (byte) number;
        return Base64.getEncoder().encodeToString(blob);
    }

    @AfterAll
    static void tidyUp() {
        admin.get("servers?q=crowd-&limit=100")
                .orThrow()
                .required("rows")
                .forEach(row -> admin.delete("servers/" + row.required("id").asLong() + "?typed="
                        + row.required("name").asText()));
        PEOPLE.forEach(id -> admin.delete("people/" + id + "?typed="
                + admin.get("people/" + id).orThrow().required("username").asText()));
        admin.delete("servers/" + server.id() + "?typed=listed");
        server.host().destroy();
    }

    @BeforeEach
    void signIn() {
        browser = Browser.wide(intendant.baseUrl());
        browser.signIn(LISTER, Colleague.PASSWORD);
        page = browser.page();
    }

    @AfterEach
    void leave() {
        assertThat(browser.complaints()).isEmpty();
        browser.close();
    }

    @Test
    void onAPhoneTheMenuSaysWhatTheListIsSortedBy() {
        page.setViewportSize(375, 812);
        browser.open("/people/people.xhtml");
        Locator menu = page.locator(".ui-reflow-dropdown");
        Locator chosen = menu.locator("option:checked");
        assertThat(chosen).hasText("Usual order");

        menu.selectOption("User name Descending");
        assertThat(page).hasURL(address("sort=username&desc=true"));
        assertThat(chosen).hasText("User name Descending");
        page.reload();
        assertThat(chosen).hasText("User name Descending");
    }

    @Test
    void onAPhoneTheListComesBeforeItsFilters() {
        page.setViewportSize(375, 812);
        browser.open("/servers/servers.xhtml?role=SAMBA");
        Locator fold = page.locator(".fold");
        Locator role = page.locator("[id='f:role']");
        assertThat(fold).hasText("Filters: 1");
        assertThat(role).isHidden();

        fold.press("Enter");
        assertThat(role).isVisible();
        assertThat(fold).hasAttribute("aria-expanded", "true");
        page.setViewportSize(1440, 900);
        assertThat(fold).isHidden();
        assertThat(role).isVisible();
    }

    @Test
    void theAddressSaysWhatIsShownAndShowsItAgain() {
        browser.open("/people/people.xhtml");
        browser.field("q").pressSequentially("listed-");
        assertThat(page).hasURL(address("q=listed-"));
        browser.field("q").press("Enter");
        page.locator("th", new Page.LocatorOptions().setHasText("User name")).click();
        assertThat(page).hasURL(address("q=listed-&sort=username"));
        page.locator("th", new Page.LocatorOptions().setHasText("User name")).click();
        assertThat(page).hasURL(address("q=listed-&sort=username&desc=true"));
        assertThat(firstRow()).containsText("listed-32");
        page.locator(".ui-paginator-next").click();
        assertThat(page).hasURL(address("q=listed-&sort=username&desc=true&page=2"));
        assertThat(firstRow()).containsText("listed-12");

        page.reload();
        assertThat(firstRow()).containsText("listed-12");
        assertThat(page.locator(".ui-paginator-current")).hasText("21 to 23 of 23");
        firstRow().locator("a").click();
        assertThat(page.locator("h1")).containsText("listed-12");
        page.goBack();
        assertThat(firstRow()).containsText("listed-12");
        assertThat(browser.field("q")).hasValue("listed-");

        browser.field("q").fill("listed-2");
        assertThat(page).hasURL(address("q=listed-2&sort=username&desc=true"));
        assertThat(firstRow()).containsText("listed-29");
        assertThat(page.locator("#f\\:csv")).hasAttribute("href", Pattern.compile(".*/people/csv\\?q=listed-2&sort.*"));
    }

    /** T36: nothing that stands in an address ends in an error: a sentence, and the list without it. */
    @Test
    void hostileAddressesShowTheListWithASentence() {
        Map<String, String> lists = new HashMap<>(Map.of(
                "/servers/servers.xhtml", "owner=1%20or%201=1",
                "/servers/accounts.xhtml", "sort=a.name;--",
                "/hostforwarding/names.xhtml", "proxy=1%20or%201=1",
                "/portforwarding/forwards.xhtml", "hypervisor=1%20or%201=1",
                "/hostforwarding/certificates.xhtml", "source=nonsense",
                "/people/people.xhtml", "role=%27or%27",
                "/people/audit.xhtml", "from=yesterday",
                "/operations/operations.xhtml", "state=%3Cscript%3E",
                "/operations/drift.xhtml", "state=nonsense",
                "/operations/files.xhtml", "state=nonsense"));
        lists.put("/samba/shares.xhtml", "server=1%20or%201=1");
        lists.forEach((list, hostile) -> {
            for (String query : List.of(
                    hostile,
                    "nonsense=1",
                    "sort=id)%20desc",
                    "page=-3",
                    "q=%00",
                    "q=" + "x".repeat(1500),
                    "desc=desc&view=x",
                    "colour=%C0%AE&q=%E2%80%AE")) {
                assertThat(page.navigate(intendant.baseUrl() + list + "?" + query)
                                .status())
                        .as(list + "?" + query)
                        .isEqualTo(200);
                assertThat(page.locator(".notice.warn").first().isVisible())
                        .as(list + "?" + query)
                        .isTrue();
                assertThat(page.locator(".ui-datatable, .empty").first()).isVisible();
            }
        });
        browser.complaints();
    }

    @Test
    void aViewIsSavedByKeyboardFoundAgainAndOpensTheList() {
        browser.open("/people/people.xhtml?q=listed-1&sort=username");
        page.locator("#f\\:keepView").focus();
        page.keyboard().press("Enter");
        assertThat(browser.field("viewName")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#f\\:viewName-m")).containsText("Name the view");
        browser.field("viewName").fill("The teens");
        page.locator("#f\\:standard .ui-toggleswitch-slider").click();
        browser.field("viewName").press("Enter");
        Locator views = page.locator(".views");
        assertThat(views).containsText("The teens");
        assertThat(page.locator("#f\\:keepDialog")).isHidden();

        browser.open("/people/people.xhtml");
        assertThat(page).hasURL(Pattern.compile(".*\\?view=\\d+&q=listed-1&sort=username$"));
        assertThat(page.locator(".ui-datatable-data tr")).hasCount(10);
        browser.field("q").fill("listed-2");
        assertThat(views).containsText("changed");
        views.locator("a", new Locator.LocatorOptions().setHasText("All")).click();
        assertThat(page).hasURL(address("view=all"));
        assertThat(browser.field("q")).hasValue("");

        views.locator("a", new Locator.LocatorOptions().setHasText("The teens")).click();
        assertThat(browser.field("q")).hasValue("listed-1");
        browser.press("viewMenu");
        page.getByText("Remove…").click();
        page.getByText("Remove view").click();
        assertThat(page.locator(".views")).hasCount(0);
        browser.open("/people/people.xhtml");
        assertThat(browser.field("q")).hasValue("");
    }

    @Test
    void columnsAreChosenByKeyboardAndRemembered() {
        browser.open("/people/people.xhtml?q=listed-1");
        Locator heads = page.locator(".ui-datatable thead");
        assertThat(heads).containsText("E-mail");
        assertThat(heads).not().containsText("Display name");

        page.locator("#f\\:columns input").first().focus();
        page.keyboard().press("Space");
        Locator panel = page.locator("#f\\:columns_panel");
        panel.locator("li", new Locator.LocatorOptions().setHasText("E-mail")).click();
        assertThat(heads).not().containsText("E-mail");
        panel.locator("li", new Locator.LocatorOptions().setHasText("Display name"))
                .click();
        assertThat(heads).containsText("Display name");
        page.keyboard().press("Escape");

        browser.open("/people/people.xhtml");
        assertThat(heads).containsText("Display name");
        assertThat(heads).not().containsText("E-mail");
        page.locator("th", new Page.LocatorOptions().setHasText("Display name")).click();
        assertThat(page).hasURL(address("sort=displayName"));
    }

    @Test
    void tagsAreChangedForWhatWasSelectedAndTakenBack() {
        browser.open("/servers/servers.xhtml?q=listed");
        page.locator(".ui-datatable-data .ui-chkbox-box").first().click();
        browser.press("askTag");
        Locator ask = page.locator(".bulk-ask");
        assertThat(ask).containsText("Tags of 1 server");
        assertThat(ask).containsText("listed");
        assertThat(browser.field("add")).isFocused();
        browser.field("add").fill("Two!");
        browser.field("add").press("Enter");
        assertThat(page.locator("#f\\:add-m")).containsText("A tag has");
        browser.field("add").fill("list-new list-newer");
        browser.field("add").press("Enter");
        assertThat(page.locator("#f\\:bulk")).containsText("Added list-new, list-newer. On listed.");
        assertThat(firstRow()).containsText("list-newer");
        assertThat(tags()).containsExactly("list-new", "list-newer", "list-old");

        browser.press("undo");
        assertThat(page.locator("#f\\:bulk")).containsText("Taken back.");
        assertThat(firstRow()).not().containsText("list-newer");
        assertThat(tags()).containsExactly("list-old");
    }

    /** More than one page of rows is selected at once; where that is many, only their number says that they are meant. */
    @Test
    void allThatMatchAreTaggedOnceTheirNumberIsTyped() {
        browser.open("/servers/servers.xhtml?q=crowd-&sort=name");
        assertThat(page.locator(".ui-paginator-current")).hasText("1 to 12 of " + CROWD);
        page.locator("thead .ui-chkbox-box").click();
        Locator bulk = page.locator("#f\\:bulk");
        assertThat(bulk).containsText("12 selected");
        browser.press("chooseAll");
        assertThat(bulk).containsText("All " + CROWD + " that match are selected");
        page.locator(".ui-paginator-next").click();
        assertThat(page.locator(".ui-datatable-data .chosen")).hasCount(CROWD - 12);

        browser.press("askTag");
        Locator ask = page.locator(".bulk-ask");
        assertThat(ask).containsText("Tags of " + CROWD + " servers");
        assertThat(ask).containsText("crowd-10, crowd-11, crowd-12 and " + (CROWD - 3) + " more");
        browser.field("add").fill("crowded");
        browser.field("count").fill("12");
        browser.field("count").press("Enter");
        assertThat(page.locator("#f\\:count-m")).hasText("Type " + CROWD + " to say that you mean all of them.");
        assertThat(browser.field("add")).hasValue("crowded");
        assertThat(browser.field("count")).hasValue("12");
        assertThat(ask).containsText("Tags of " + CROWD + " servers");
        assertThat(tagged()).isZero();

        browser.field("count").fill(Integer.toString(CROWD));
        browser.press("go");
        assertThat(bulk).containsText("Added crowded. On crowd-10, crowd-11, crowd-12 and " + (CROWD - 3) + " more.");
        assertThat(tagged()).isEqualTo(CROWD);
        browser.press("undo");
        assertThat(bulk).containsText("Taken back.");
        assertThat(tagged()).isZero();
    }

    private static int tagged() {
        return admin.get("servers?tag=crowded").orThrow().required("total").asInt();
    }

    @Test
    void aSelectionEndsWithTheFiltersItWasMadeUnder() {
        browser.open("/servers/servers.xhtml");
        page.locator(".ui-datatable-data .ui-chkbox-box").first().click();
        assertThat(page.locator(".bulk")).containsText("1 selected");

        browser.field("q").fill("listed");

        assertThat(page.locator(".bulk")).hasCount(0);
        assertThat(page.locator(".ui-datatable-data .ui-chkbox-box.ui-state-active"))
                .hasCount(0);
    }

    @Test
    void enterSendsAFormFromAnyOfItsFields() {
        browser.open("/people/newperson.xhtml");
        browser.field("displayName").fill("Nobody");
        browser.field("displayName").press("Enter");
        assertThat(page.locator("#f\\:username-m")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*newperson.*"));
    }

    /** The files hold what the page shows and its other pages too, in the same order. */
    @Test
    void filesHoldAllThatMatch() {
        RestClient.Answer csv = admin.get("people/csv?q=listed-&sort=username&desc=true");
        assertThat(csv.type()).startsWith("text/csv");
        assertThat(csv.text().lines()).hasSize(24).first().asString().startsWith("id,username,displayName");
        JsonNode json =
                admin.get("people/json?q=listed-&sort=username&desc=true").orThrow();
        assertThat(json.findValuesAsText("username"))
                .hasSize(23)
                .startsWith("listed-32")
                .endsWith("listed-10");
        for (String list : List.of(
                "servers",
                "operations",
                "comparisons",
                "files",
                "accounts",
                "port-forwards",
                "host-names",
                "certificates",
                "shares",
                "audit")) {
            assertThat(admin.get(list + "/json").orThrow().isArray()).as(list).isTrue();
            assertThat(admin.get(list + "/csv").status()).as(list).isEqualTo(200);
            assertThat(admin.get(list + "/csv?nonsense=1").status()).as(list).isEqualTo(422);
        }
    }

    private static List<String> tags() {
        List<String> tags = new ArrayList<>();
        admin.get("servers/" + server.id()).orThrow().at("/server/tags").forEach(tag -> tags.add(tag.asText()));
        return tags.stream().sorted().toList();
    }

    private Locator firstRow() {
        return page.locator(".ui-datatable-data tr").first();
    }

    private static Pattern address(String query) {
        return Pattern.compile(".*\\?" + query + "$");
    }
}
