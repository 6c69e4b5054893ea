package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T17, T12: what another site makes an administrator's browser send changes nothing, and reads nothing; nor does what a page
 * sends back that it was never given (T7, T27).
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class ForgeryTest {

    private static final String PERSON = "{\"username\": \"forged\", \"role\": \"ADMIN\"}";
    private static final String BOUNDARY = "----x";

    private static RunningIntendant intendant;
    private static RestClient admin;
    private static Visitor browser;
    private static String antiForgery;

    @BeforeAll
    static void signIn(RunningIntendant shared) {
        intendant = shared;
        admin = RestClient.admin(intendant);
        browser = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        antiForgery = browser.get("/dashboard.xhtml").antiForgery();
    }

    @Test
    void aChangeCannotBeReachedByGet() {
        for (String path : List.of(
                "/api/v1/commands",
                "/api/v1/comparisons/server/1/compare",
                "/api/v1/comparisons/compare",
                "/api/v1/people/1/link",
                "/api/v1/profile/password",
                "/api/v1/servers/1/check",
                "/api/v1/servers/1/accounts/x/adopt",
                "/api/v1/plans/accounts/server/1/apply",
                "/api/v1/operations/1/cancel",
                "/api/v1/operations/1/retry",
                "/api/v1/tokens")) {
            for (String method : List.of("GET", "HEAD")) {
                assertThat(browser.twin().send(method, path, "", "").status())
                        .as(method + " " + path)
                        .isEqualTo(405);
            }
        }
    }

    @Test
    void theCookieAloneChangesNothingOverRest() {
        Visitor forger = browser.twin();
        assertThat(forger.json("POST", "/api/v1/people", PERSON).status()).isEqualTo(403);
        assertThat(forger.twin()
                        .with("X-Intendant-Token", "x")
                        .json("POST", "/api/v1/people", PERSON)
                        .status())
                .isEqualTo(403);
        assertThat(forger.twin()
                        .with("X-Intendant-Token", otherToken())
                        .json("POST", "/api/v1/people", PERSON)
                        .status())
                .as("the token of another sign-in")
                .isEqualTo(403);
        for (String type : List.of(
                "application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=" + BOUNDARY)) {
            assertThat(forger.send("POST", "/api/v1/people", type, body(type)).status())
                    .as(type)
                    .isEqualTo(403);
            assertThat(forger.twin()
                            .with("X-Intendant-Token", antiForgery)
                            .send("POST", "/api/v1/people", type, body(type))
                            .status())
                    .as(type + " with the token is still no JSON")
                    .isEqualTo(415);
        }
        assertNobodyWasForged();
    }

    @Test
    void theCookieWithTheTokenOfItsPagesMayChange() {
        Reply reply =
                browser.twin().with("X-Intendant-Token", antiForgery).json("POST", "/api/v1/comparisons/compare", "{}");
        assertThat(reply.status()).isEqualTo(202);
    }

    private static String otherToken() {
        return new Visitor(intendant)
                .signedIn("admin", RunningIntendant.ADMIN_PASSWORD)
                .get("/dashboard.xhtml")
                .antiForgery();
    }

    @Test
    void aBogusAuthorizationHeaderDecidesAlone() {
        for (String value : List.of(
                "Bearer x",
                "Bearer ",
                "Basic YWRtaW46YWRtaW4=",
                "x",
                "Bearer null",
                "bearer " + browser.cookie("intendant"))) {
            Visitor forger = browser.twin().with("Authorization", value).with("X-Intendant-Token", antiForgery);
            assertThat(forger.get("/api/v1/people").status()).as(value).isEqualTo(401);
            assertThat(forger.json("POST", "/api/v1/people", PERSON).status())
                    .as(value)
                    .isEqualTo(401);
            assertThat(forger.json("POST", "/api/v1/tokens", "{}").status())
                    .as(value)
                    .isEqualTo(401);
        }
        assertNobodyWasForged();
    }

    @Test
    void aPageTakesNoFormOfAnotherSite() {
        for (Map.Entry<String, String> tell : List.of(
                Map.entry("Origin", "http://elsewhere.example"),
                Map.entry("Origin", "null"),
                Map.entry("Origin", "http://localhost.elsewhere.example:" + intendant.port()),
                Map.entry("Origin", "http://localhost:1"),
                Map.entry("Sec-Fetch-Site", "cross-site"),
                Map.entry("Sec-Fetch-Site", "same-site"))) {
            Visitor forged = browser.twin();
            Map<String, String> form = newPerson(forged);
            Reply reply = forged.with(tell.getKey(), tell.getValue()).post("/people/newperson.xhtml", form);
            assertThat(reply.status()).as(tell.toString()).isEqualTo(403);
        }
        assertNobodyWasForged();
    }

    /** T12: scripts of other sites read nothing with the cookie either, long polls too; links to pages of ours work. */
    @Test
    void anotherSiteReadsNothingWithTheCookie() {
        for (String path : List.of(
                "/api/v1/changes",
                "/api/v1/changes?wait=20&since=0",
                "/api/v1/operations/1/log?from=0&wait=20",
                "/api/v1/operations/1/log/raw",
                "/api/v1/people",
                "/api/v1/profile",
                "/api/v1/audit/csv",
                "/api/v1/openapi.json")) {
            for (Map.Entry<String, String> tell : List.of(
                    Map.entry("Origin", "http://elsewhere.example"),
                    Map.entry("Origin", "null"),
                    Map.entry("Origin", "http://localhost:1"),
                    Map.entry("Sec-Fetch-Site", "cross-site"),
                    Map.entry("Sec-Fetch-Site", "same-site"))) {
                Reply reply =
                        browser.twin().with(tell.getKey(), tell.getValue()).get(path);
                assertThat(reply.status()).as(path + " " + tell).isEqualTo(403);
                assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
            }
        }
        assertThat(browser.twin()
                        .with("Origin", "http://elsewhere.example")
                        .get("/people/people.xhtml")
                        .status())
                .isEqualTo(403);
        assertThat(browser.twin()
                        .with("Sec-Fetch-Site", "same-origin")
                        .with("Origin", intendant.baseUrl().toString())
                        .get("/api/v1/changes")
                        .status())
                .isEqualTo(200);
        assertThat(browser.twin()
                        .with("Sec-Fetch-Site", "cross-site")
                        .get("/people/people.xhtml")
                        .status())
                .as("a link elsewhere")
                .isEqualTo(200);
    }

    @Test
    void aPageTakesNoFormWithoutItsOwnViewState() {
        Visitor other = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        String foreign = newPerson(other).get("jakarta.faces.ViewState");
        for (String state : List.of("", "stateless", "1:1", "-1:-1", foreign)) { // Faces itself believes "stateless"
            Map<String, String> form = newPerson(browser);
            form.put("jakarta.faces.ViewState", state);
            assertThat(browser.post("/people/newperson.xhtml", form).body())
                    .as(state)
                    .doesNotContain("Hand this link");
            form.put("jakarta.faces.partial.ajax", "true");
            form.put("jakarta.faces.source", "f:save");
            form.put("jakarta.faces.partial.execute", "@all");
            assertThat(browser.twin()
                            .with("Faces-Request", "partial/ajax")
                            .post("/people/newperson.xhtml", form)
                            .body())
                    .as(state)
                    .doesNotContain("Hand this link");
        }
        Map<String, String> form = newPerson(browser);
        form.remove("jakarta.faces.ViewState");
        browser.post("/people/newperson.xhtml", form);
        String multipart = "multipart/form-data; boundary=" + BOUNDARY;
        browser.send("POST", "/people/newperson.xhtml", multipart, body(multipart));
        browser.get("/people/newperson.xhtml?f=f&f:username=forged&f:save=f:save");
        assertNobodyWasForged();
    }

    /** T27: a view state is a key to what the server keeps; nothing in it is unpacked, and nonsense is no bug of ours. */
    @Test
    void aTamperedViewStateOpensNothing() {
        String own = newPerson(browser).get("jakarta.faces.ViewState");
        assertThat(own).as("a key, not a state").matches("-?[0-9]+:-?[0-9]+");
        for (String state : List.of(
                "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwACRgAKbG9hZEZhY3RvckkACXRocmVzaG9sZA==",
                "H4sIAAAAAAAAAAMAAAAAAAAAAAA=",
                own + "x",
                own.substring(1),
                own.replace(':', ';'),
                own + ":" + own,
                "99999999999999999999:1",
                "../../WEB-INF/web.xml",
                "#{7*7}",
                "\u0000:\u0000",
                "1".repeat(100_000))) {
            Map<String, String> form = newPerson(browser);
            form.put("jakarta.faces.ViewState", state);
            Reply reply = browser.post("/people/newperson.xhtml", form);
            assertThat(reply.status()).as(state).isIn(302, 400, 413);
            assertThat(reply.body()).as(state).doesNotContain("Hand this link");
        }
        for (Map.Entry<String, String> cookie : List.of(
                Map.entry("csfcfc", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA=="),
                Map.entry("csfcfc", "x".repeat(3000)),
                Map.entry("intendant-view", "../../x"))) {
            assertThat(browser.twin()
                            .withCookie(cookie.getKey(), cookie.getValue())
                            .get("/people/newperson.xhtml")
                            .status())
                    .as(cookie.toString())
                    .isEqualTo(200);
        }
        assertNobodyWasForged();
    }

    /** T27: what PrimeFaces could be asked to unpack and to compute from an address. */
    @Test
    void noAddressOfAResourceIsComputed() {
        for (String path : List.of(
                "/jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrid=JCd7Nyo3fQ%3D%3D&pfdrt=sc",
                "/jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrid=%23%7B%27%3D%27.concat(7*7)%7D&pfdrt=qr",
                "/jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrt=uexl&pfdrid=x",
                "/jakarta.faces.resource/%23%7B7*7%7D.css.xhtml?ln=intendant")) {
            for (Visitor visitor : List.of(browser.twin(), new Visitor(intendant))) {
                Reply reply = visitor.get(path);
                assertThat(reply.status()).as(path).isIn(400, 404);
            }
        }
    }

    /** T7: what no choice of the page offers is refused: another case, another alphabet, more around it, a number (Faces strips blanks). */
    @Test
    void aPageTakesNoWordThatItDoesNotOffer() {
        for (String role : List.of(
                "KING",
                "admin",
                "ADMIN x",
                "ADMIN\nx",
                "x\nADMIN",
                "ADM\u0130N",
                "ADM\u0131N",
                "0",
                "ADMIN,VIEWER",
                "*")) {
            Map<String, String> form = newPerson(browser);
            form.put("f:role_input", role);
            Reply reply = browser.post("/people/newperson.xhtml", form);
            assertThat(reply.status()).as(role).isEqualTo(200);
            assertThat(reply.body()).as(role).doesNotContain("Hand this link");
        }
        assertNobodyWasForged();
    }

    /** Without this the tests above would pass on a form that never works. */
    @Test
    void thePagesOwnFormWorks() {
        Map<String, String> form = newPerson(browser);
        form.put("f:username", "rightly-made");
        browser.twin().with("Origin", intendant.baseUrl().toString()).post("/people/newperson.xhtml", form);
        assertThat(admin.get("people?q=rightly-made").text()).contains("\"rightly-made\"");
    }

    /** A link elsewhere cannot sign the victim out. */
    @Test
    void signingOutNeedsTheForm() {
        browser.get("/dashboard.xhtml?user=user&user:signOut=x");
        assertThat(browser.get("/dashboard.xhtml").status()).isEqualTo(200);
    }

    private static Map<String, String> newPerson(Visitor visitor) {
        Map<String, String> form = visitor.get("/people/newperson.xhtml").form("f");
        form.putAll(Map.of("f:username", "forged", "f:role_input", "ADMIN", "f:save", "f:save"));
        return form;
    }

    private static String body(String type) {
        return type.startsWith("multipart")
                ? "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"f:username\"\r\n\r\nforged\r\n--"
                        + BOUNDARY + "--\r\n"
                : type.startsWith("text") ? PERSON : "username=forged&role=ADMIN";
    }

    private static void assertNobodyWasForged() {
        assertThat(admin.get("people?limit=100").orThrow().toString()).doesNotContain("\"forged\"");
    }
}
