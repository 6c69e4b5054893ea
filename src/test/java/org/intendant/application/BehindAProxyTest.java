package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.intendant.demo.Reply;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An Intendant behind a proxy that speaks HTTPS for it: who counts as whom (T21), and what cookies and links say (T38). */
@Tag("application")
class BehindAProxyTest {

    private static final String BASE = "https://intendant.example";
    private static final String WRONG = "not the password at all";

    private static final String METRICS_TOKEN = "a token of more than twenty characters";

    private static RunningIntendant intendant;

    @BeforeAll
    static void start() {
        intendant = RunningIntendant.prepared()
                .set("INTENDANT_TRUSTED_PROXIES", "127.0.0.1")
                .set("INTENDANT_BASE_URL", BASE)
                .set("INTENDANT_BIND", "0.0.0.0")
                .set("INTENDANT_METRICS_TOKEN", METRICS_TOKEN)
                .set("INTENDANT_METRICS_FROM", "198.51.100.77")
                .start();
    }

    @AfterAll
    static void stop() {
        intendant.close();
    }

    private static Visitor from(String address) {
        return new Visitor(intendant)
                .with("Host", "intendant.example")
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-For", address);
    }

    @Test
    void metricsAreForTheTokenAndForListedAddressesOnly() {
        assertThat(from("198.51.100.78").get("/metrics").status()).isEqualTo(401);
        assertThat(from("198.51.100.77, 198.51.100.78").get("/metrics").status())
                .as("an address that the stranger wrote himself")
                .isEqualTo(401);
        assertThat(from("198.51.100.78")
                        .with("Authorization", "Bearer nonsense")
                        .get("/metrics")
                        .status())
                .isEqualTo(401);
        assertThat(from("198.51.100.77").get("/metrics").status()).isEqualTo(200);
        assertThat(from("198.51.100.77").json("POST", "/metrics", "{}").status())
                .isEqualTo(405);
        assertThat(withMetricsToken().get("/metrics").status()).isEqualTo(200);
    }

    @Test
    void metricsSayWhatThereIsInTheFormatOfPrometheus() {
        Reply reply = withMetricsToken().get("/metrics");
        assertThat(reply.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        Scrape scrape = Scrape.parse(reply.body());
        assertThat(scrape.value("intendant_database_up")).isEqualTo(1);
        assertThat(scrape.value("intendant_servers_by_state{state=\"in_sync\"}"))
                .isZero();
        assertThat(scrape.value("intendant_servers_by_reachability{reachability=\"reachable\"}"))
                .isZero();
        assertThat(scrape.value("intendant_pool_connections{state=\"idle\"}")).isPositive();
        assertThat(scrape.value("intendant_http_requests_total")).isPositive();
        assertThat(scrape.value("jvm_memory_used_bytes{area=\"heap\"}")).isGreaterThan(1e6);
        assertThat(scrape.value("jvm_threads_current")).isGreaterThan(5);
        assertThat(reply.body()).doesNotContain(METRICS_TOKEN);
        String open = withMetricsToken()
                .with("Accept", "application/openmetrics-text; version=1.0.0")
                .get("/metrics")
                .body();
        assertThat(open).endsWith("# EOF\n");
    }

    private static Visitor withMetricsToken() {
        return from("198.51.100.79").with("Authorization", "Bearer " + METRICS_TOKEN);
    }

    /** T21: guessing at one account from one place is slowed down, right password or not; elsewhere its owner comes in. */
    @Test
    void whoGuessesWaitsAndTheVictimComesInFromElsewhere() {
        assertThat(triesUntilRefused("198.51.100.1", "admin")).isLessThanOrEqualTo(6);
        assertThat(token("198.51.100.1", "admin", RunningIntendant.ADMIN_PASSWORD)
                        .status())
                .as("also with the right one, or it would be told apart")
                .isEqualTo(429);
        Reply page = from("198.51.100.1").trySignIn("admin", RunningIntendant.ADMIN_PASSWORD);
        assertThat(page.setCookie("intendant")).as("pages count with REST").isEmpty();
        assertThat(page.body()).contains("Too many attempts. Try again in");
        assertThat(token("198.51.100.2", "admin", RunningIntendant.ADMIN_PASSWORD)
                        .status())
                .isEqualTo(201);
        from("203.0.113.9").signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
    }

    /** T21: many names from one place. */
    @Test
    void whoTriesManyNamesWaits() {
        int tries = 1;
        while (token("198.51.100.20", "name-" + tries, WRONG).status() == 401 && tries < 40) {
            tries++;
        }
        assertThat(tries).isLessThanOrEqualTo(22);
        assertThat(token("198.51.100.21", "admin", RunningIntendant.ADMIN_PASSWORD)
                        .status())
                .isEqualTo(201);
    }

    /** T21: a stranger cannot escape by writing addresses of his own in front of the proxy's. */
    @Test
    void whatTheStrangerForwardsHimselfDoesNotCount() {
        int tries = 1;
        while (token("192.0.2." + tries + ", 198.51.100.30", "nobody", WRONG).status() == 401 && tries < 30) {
            tries++;
        }
        assertThat(tries).isLessThanOrEqualTo(6);
    }

    /** T21: a whole /64 of IPv6 is one place. */
    @Test
    void manyAddressesOfOneNetworkAreOnePlace() {
        int tries = 1;
        while (token("2001:db8:0:7::" + tries, "noone", WRONG).status() == 401 && tries < 30) {
            tries++;
        }
        assertThat(tries).isLessThanOrEqualTo(6);
    }

    /** T21: an unknown name is answered as a wrong password is. */
    @Test
    void nobodyLearnsWhoHasAnAccount() {
        Reply known = token("198.51.100.40", "admin", WRONG);
        Reply unknown = token("198.51.100.41", "somebody-else", WRONG);
        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(known.body());
    }

    private static int triesUntilRefused(String address, String name) {
        int tries = 1;
        while (token(address, name, WRONG).status() == 401 && tries < 30) {
            tries++;
        }
        return tries;
    }

    private static Reply token(String address, String name, String password) {
        return from(address)
                .json(
                        "POST",
                        "/api/v1/tokens",
                        "{\"username\": \"" + name + "\", \"password\": \"" + password + "\", \"name\": \"t\"}");
    }

    @Test
    void whoComesInClearIsToldSoOnEveryPage() {
        String warning = "This page travels unencrypted";
        Visitor beside =
                new Visitor(intendant).with("Host", "intendant.example").with("X-Forwarded-Proto", "http");
        assertThat(beside.get("/people/signin.xhtml").body()).contains(warning);
        assertThat(from("203.0.113.51").get("/people/signin.xhtml").body()).doesNotContain(warning);
    }

    /** T38. */
    @Test
    void underHttpsCookiesAreSecureAndTheBrowserStaysWithHttps() {
        Visitor browser = from("203.0.113.50");
        Reply page = browser.get("/people/signin.xhtml");
        Reply entered = browser.trySignIn("admin", RunningIntendant.ADMIN_PASSWORD);
        Reply view = browser.get("/dashboard.xhtml");
        for (String cookie : List.of(
                view.setCookie("intendant-view").orElseThrow(),
                entered.setCookie("intendant").orElseThrow())) {
            assertThat(HeadersTest.attributes(cookie)).contains("secure", "httponly", "samesite=lax");
        }
        for (Reply reply : List.of(
                page,
                browser.get("/dashboard.xhtml"),
                browser.get("/api/v1/profile"),
                browser.get("/jakarta.faces.resource/intendant.css.xhtml?ln=intendant"),
                from("203.0.113.50").get("/dashboard.xhtml"),
                from("203.0.113.50").get("/api/v1/people"))) {
            assertThat(reply.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        }
    }

    /**
     * T22: whatever Host a request names, nothing that is answered names it: no redirect, no address of something new, no
     * link, cookie or policy, on pages for strangers and for others, errors among them.
     */
    @Test
    void aForgedHostIsNamedNowhere() {
        String forged = "elsewhere.example";
        String token = token("203.0.113.61", "admin", RunningIntendant.ADMIN_PASSWORD)
                .json()
                .required("token")
                .asText();
        List<Visitor> forgers = List.of(
                from("203.0.113.62"),
                from("203.0.113.62").signedIn("admin", RunningIntendant.ADMIN_PASSWORD),
                from("203.0.113.62").with("Authorization", "Bearer " + token));
        int told = 0;
        for (Visitor forger : forgers) {
            forger.with("Host", forged)
                    .with("X-Forwarded-Host", forged)
                    .with("X-Forwarded-Server", forged)
                    .with("X-Forwarded-Port", "666")
                    .with("Forwarded", "host=" + forged);
            for (String path : List.of(
                    "/",
                    "/dashboard.xhtml",
                    "/people",
                    "/people/",
                    "/servers",
                    "/operations",
                    "/api",
                    "/api/v1",
                    "/api/v1/profile",
                    "/api/v1/openapi.json",
                    "/people/signin.xhtml",
                    "/people/setup.xhtml?link=x",
                    "/people/link.xhtml?link=x",
                    "/people/profile.xhtml",
                    "/people/person.xhtml?id=99999999",
                    "/guides.xhtml",
                    "/nothing/here.xhtml",
                    "/nothing",
                    "/health",
                    "/jakarta.faces.resource",
                    "/META-INF",
                    "http://" + forged + "/people/signin.xhtml")) {
                Reply reply = forger.twin().get(path);
                assertThat(reply.headers() + reply.body())
                        .as(path + " answered " + reply.status())
                        .doesNotContain(forged)
                        .doesNotContain(":666");
                told++;
            }
        }
        assertThat(told).isEqualTo(66);
        Reply made = forgers.get(2).json("POST", "/api/v1/groups", "{\"name\": \"Forged host\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("Location"))
                .isEqualTo("/api/v1/groups/" + made.json().required("id").asText());
        assertThat(from("203.0.113.61")
                        .with("Authorization", "Bearer " + token)
                        .get(made.header("Location"))
                        .status())
                .isEqualTo(200);
        Reply entered = forgers.get(0).trySignIn("admin", RunningIntendant.ADMIN_PASSWORD);
        assertThat(entered.status()).as(entered.toString()).isEqualTo(302);
        assertThat(entered.header("Location")).isEqualTo("/");
        assertThat(Door.path("https://elsewhere.example//x.example/a?b=//c")).isEqualTo("/x.example/a?b=//c");
        assertThat(Door.path("http://elsewhere.example")).isEqualTo("/");
        assertThat(Door.path("/people/?to=http://x")).isEqualTo("/people/?to=http://x");
        Reply left = forgers.get(1).signOut();
        assertThat(left.headers() + left.body()).doesNotContain(forged);
    }

    /** T22, T38: a forged Host decides no link, and a form from the base address is no foreign one. */
    @Test
    void linksNameTheBaseAddressOnly() {
        String token = token("203.0.113.60", "admin", RunningIntendant.ADMIN_PASSWORD)
                .json()
                .required("token")
                .asText();
        Visitor rest = from("203.0.113.60")
                .with("Authorization", "Bearer " + token)
                .with("Host", "elsewhere.example")
                .with("X-Forwarded-Host", "elsewhere.example");
        long id = rest.json("POST", "/api/v1/people", "{\"username\": \"proxied\", \"role\": \"VIEWER\"}")
                .json()
                .required("id")
                .asLong();
        Reply link = rest.json("POST", "/api/v1/people/" + id + "/link", "{}");
        assertThat(link.json().required("url").asText()).startsWith(BASE + "/people/link.xhtml?link=");
        Reply turned = from("203.0.113.60").with("Host", "elsewhere.example").get("/dashboard.xhtml");
        assertThat(turned.header("Location")).startsWith("/people/signin.xhtml");
        assertThat(link.json().required("url").asText()).doesNotContain("elsewhere");
        Visitor browser = from("203.0.113.60").signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        Map<String, String> form = browser.get("/people/newperson.xhtml").form("f");
        assertThat(browser.twin()
                        .with("Origin", BASE)
                        .post("/people/newperson.xhtml", form)
                        .status())
                .isEqualTo(200);
        assertThat(browser.twin()
                        .with("Origin", "https://elsewhere.example")
                        .post("/people/newperson.xhtml", form)
                        .status())
                .isEqualTo(403);
    }
}
