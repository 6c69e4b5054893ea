package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intendant.demo.Reply;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T38: what every kind of answer tells the browser not to do, and what its cookies allow. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class HeadersTest {

    static final String PAGE_POLICY = "default-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self';"
            + " frame-ancestors 'none'; img-src 'self' data:; font-src 'self' data:; style-src-elem 'self';"
            + " style-src-attr 'unsafe-inline'; script-src 'self' 'nonce-N';";
    static final String OTHER_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/=_-]{20,})'");
    private static final List<String> PAGES = List.of(
            "/dashboard.xhtml",
            "/people/people.xhtml",
            "/people/newperson.xhtml",
            "/people/audit.xhtml",
            "/servers/servers.xhtml",
            "/servers/run.xhtml",
            "/operations/operations.xhtml",
            "/operations/operation.xhtml?id=99999999",
            "/nothing/here",
            "/nothing/here.xhtml");

    private static RunningIntendant intendant;
    private static Visitor browser;

    @BeforeAll
    static void signIn(RunningIntendant shared) {
        intendant = shared;
        browser = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
    }

    @Test
    void pagesAndErrorPagesCarryThePolicyOfPagesWithANewNonce() {
        String last = "";
        for (String page : PAGES) {
            Reply reply = browser.get(page);
            String policy = policy(reply, page);
            Matcher nonce = NONCE.matcher(policy);
            assertThat(nonce.find()).as(page + " " + policy).isTrue();
            assertThat(nonce.group(1)).as(page).isNotEqualTo(last);
            last = nonce.group(1);
            assertThat(nonce.replaceFirst("'nonce-N'")).as(page).isEqualTo(PAGE_POLICY);
            assertThat(reply.header("Cache-Control")).as(page).contains("no-store");
            assertSafe(reply, page);
        }
    }

    @Test
    void everythingElseMayDoNothing() {
        Visitor stranger = new Visitor(intendant);
        Map<String, Reply> replies = new LinkedHashMap<>();
        replies.put("REST", browser.get("/api/v1/people"));
        replies.put("REST 404", browser.get("/api/v1/people/99999999"));
        replies.put("REST, nothing there", browser.get("/api/v1/nothing"));
        replies.put("REST 401", stranger.get("/api/v1/people"));
        replies.put("REST 403", browser.json("POST", "/api/v1/people", "{}"));
        replies.put("REST 405", browser.get("/api/v1/commands"));
        replies.put("REST 400", stranger.get("/api/v1//people"));
        replies.put("CSV", browser.get("/api/v1/audit/csv"));
        replies.put("health", stranger.get("/health/ready"));
        replies.put("metrics without their token", stranger.get("/metrics"));
        replies.put("the way to sign in", stranger.get("/dashboard.xhtml"));
        replies.put("a sheet", stranger.get("/jakarta.faces.resource/intendant.css.xhtml?ln=intendant"));
        replies.put("a script", stranger.get("/jakarta.faces.resource/intendant.js.xhtml?ln=intendant"));
        replies.put("no resource", stranger.get("/jakarta.faces.resource/nothing.js.xhtml?ln=intendant"));
        replies.put("a forbidden method", browser.send("DELETE", "/dashboard.xhtml", "", ""));
        replies.forEach((what, reply) -> {
            assertThat(policy(reply, what)).as(what + " " + reply).isEqualTo(OTHER_POLICY);
            assertSafe(reply, what);
        });
    }

    @Test
    void signInAndErrorPagesOfStrangersAreAsStrict() {
        Visitor stranger = new Visitor(intendant);
        for (Reply reply : List.of(
                stranger.get("/people/signin.xhtml"),
                stranger.get("/people/setup.xhtml?link=x"),
                stranger.get("/people/link.xhtml?link=x"),
                stranger.get("/dashboard.xhtml;x"),
                stranger.twin().with("Origin", "http://elsewhere.example").post("/people/signin.xhtml", Map.of()))) {
            assertThat(policy(reply, reply.body()))
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-eval");
            assertSafe(reply, reply.body());
        }
    }

    @Test
    void cookiesStayWithTheServerAndThisSite() {
        Visitor fresh = new Visitor(intendant);
        Reply signedIn = fresh.trySignIn("admin", RunningIntendant.ADMIN_PASSWORD);
        Reply view = fresh.get("/dashboard.xhtml");
        for (String cookie : List.of(
                view.setCookie("intendant-view").orElseThrow(),
                signedIn.setCookie("intendant").orElseThrow())) {
            assertThat(attributes(cookie)).contains("httponly", "samesite=lax", "path=/");
            assertThat(attributes(cookie)).noneMatch(attribute -> attribute.startsWith("domain"));
            assertThat(attributes(cookie)).as("plain HTTP on loopback").doesNotContain("secure");
        }
        assertThat(fresh.cookie("intendant")).matches("[A-Za-z0-9_-]{43}");
        assertThat(signedIn.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void nobodyIsToldWhatServesHim() {
        for (Reply reply :
                List.of(browser.get("/dashboard.xhtml"), browser.get("/api/v1/people"), browser.get("/nothing"))) {
            assertThat(reply.header("Server")).isEmpty();
            assertThat(reply.header("X-Powered-By")).isEmpty();
        }
    }

    static List<String> attributes(String cookie) {
        return List.of(cookie.toLowerCase(java.util.Locale.ROOT).split(";\\s*"));
    }

    private static String policy(Reply reply, String what) {
        assertThat(reply.all("Content-Security-Policy")).as(what + " " + reply).hasSize(1);
        return reply.header("Content-Security-Policy");
    }

    private static void assertSafe(Reply reply, String what) {
        assertThat(reply.all("X-Content-Type-Options")).as(what).containsExactly("nosniff");
        assertThat(reply.all("X-Frame-Options")).as(what).containsExactly("DENY");
        assertThat(reply.header("Referrer-Policy")).as(what).isEqualTo("same-origin");
        assertThat(reply.header("Access-Control-Allow-Origin")).as(what).isEmpty();
    }
}
