package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunCommand;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One installation from its first start to the loss of its master key, in this order: who may set it up (T30), what its
 * files give away (T31), what its logs and processes say (T33).
 */
@Tag("application")
@TestMethodOrder(OrderAnnotation.class)
class FirstRunTest {

    private static final String PASSWORD = "canary eleven geese at dawn";
    private static final String ENROLMENT_PASSWORD = "canary-of-the-enrolment-91";
    private static final Map<String, String> CANARIES = new LinkedHashMap<>();

    private static RunningIntendant intendant;
    private static String link;

    @BeforeAll
    static void start() {
        intendant = RunningIntendant.fresh().start();
        link = printedLink();
    }

    @AfterAll
    static void stop() {
        intendant.close();
    }

    private static String printedLink() {
        Matcher printed = Pattern.compile("(/people/setup\\.xhtml\\?link=\\S+)").matcher(intendant.output());
        assertThat(printed.find()).as(intendant.output()).isTrue();
        return printed.group(1);
    }

    @Test
    @Order(1)
    void withoutTheLinkNobodyComesIn() {
        Visitor stranger = new Visitor(intendant);
        for (String path : List.of(
                "/people/setup.xhtml",
                "/people/setup.xhtml?link=",
                "/people/setup.xhtml?link=x",
                link + "x",
                cut(link))) {
            assertThat(stranger.get(path).body())
                    .as(path)
                    .contains("This link opens nothing")
                    .doesNotContain("f:password");
        }
        assertThat(stranger.get("/dashboard.xhtml").leadsToSignIn()).isTrue();
        assertThat(stranger.get("/api/v1/people").status()).isEqualTo(401);
        for (String password : List.of("", "admin", "intendant", "none", "password")) {
            assertThat(stranger.trySignIn("admin", password).setCookie("intendant"))
                    .as(password)
                    .isEmpty();
            assertThat(stranger.json(
                                    "POST",
                                    "/api/v1/tokens",
                                    "{\"username\": \"admin\", \"password\": \"" + password + "\", \"name\": \"x\"}")
                            .status())
                    .as("wrong, or too many of them")
                    .isIn(401, 429);
        }
        Map<String, String> form = stranger.get(link).form("f");
        form.putAll(filled());
        form.put("link", "x");
        assertThat(stranger.post("/people/setup.xhtml", form).setCookie("intendant"))
                .isEmpty();
    }

    private static String cut(String path) {
        return path.substring(0, path.length() - 1);
    }

    private static Map<String, String> filled() {
        return Map.of("f:username", "first", "f:password", PASSWORD, "f:go", "f:go");
    }

    @Test
    @Order(2)
    void aRestartKeepsTheLinkAndMakesNoSecondOne() {
        intendant.stop();
        intendant.start();
        assertThat(printedLink()).isEqualTo(link);
    }

    @Test
    @Order(3)
    void theLinkMakesOneAdministratorAndThenOpensNothing() {
        Visitor first = new Visitor(intendant);
        Visitor second = new Visitor(intendant);
        Map<String, String> late = second.get(link).form("f");
        assertThat(first.submit(link, "f", filled()).setCookie("intendant")).isPresent();
        CANARIES.put("password", PASSWORD);
        CANARIES.put("cookie", first.cookie("intendant"));
        CANARIES.put("set-up link", link.substring(link.indexOf('=') + 1));

        late.putAll(filled());
        late.put("f:username", "second");
        assertThat(second.post("/people/setup.xhtml", late).setCookie("intendant"))
                .isEmpty();
        assertThat(new Visitor(intendant).get(link).body()).contains("This link opens nothing");
        assertThat(first.get("/api/v1/people").json().required("total").asInt()).isEqualTo(1);
        assertThat(intendant.home().resolve("setup-link")).doesNotExist();
    }

    @Test
    @Order(4)
    void secretsAreInNoLogAndNoArgument() {
        RestClient first = RestClient.signedIn(intendant, "first", PASSWORD);
        Visitor browser = new Visitor(intendant).signedIn("first", PASSWORD);
        String token = first.post("profile/tokens", Map.of("name", "canary"))
                .orThrow()
                .required("token")
                .asText();
        CANARIES.put("token", token);
        CANARIES.put("cookie of a sign-in", browser.cookie("intendant"));
        long person = first.post("people", Map.of("username", "canary", "role", "VIEWER"))
                .orThrow()
                .required("id")
                .asLong();
        String url = first.post("people/" + person + "/link", Map.of())
                .orThrow()
                .required("url")
                .asText();
        CANARIES.put("one-time link", url.substring(url.indexOf('=') + 1));
        Visitor.bearing(intendant, token).get("/api/v1/people");
        new Visitor(intendant).get(url.substring(url.indexOf("/people/")));
        new Visitor(intendant).trySignIn("first", PASSWORD + "x");
        new Visitor(intendant)
                .json("POST", "/api/v1/tokens", "{\"username\": \"first\", \"password\": \"" + PASSWORD + "\"");
        browser.json("PUT", "/api/v1/profile/password", "{\"oldPassword\": [\"" + PASSWORD + "\"]}");
        CANARIES.put("enrolment password", ENROLMENT_PASSWORD);
        first.post("servers/enrolments/x/authorize", Map.of("password", ENROLMENT_PASSWORD));

        assertAbsent("argument", arguments());
        assertAbsent("log", logs());
        assertAbsent("output of ./run", intendant.output().replace(link, ""));
    }

    private static String arguments() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes
                    .filter(folder -> folder.getFileName().toString().matches("[0-9]+"))
                    .forEach(folder ->
                            all.append(text(folder.resolve("cmdline"))).append('\n'));
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
        assertThat(all).contains("intendant.log");
        return all.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private static String logs() {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(intendant.home().resolve("log"))) {
            files.filter(Files::isRegularFile).forEach(file -> all.append(text(file)));
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
        assertThat(all).contains("WFLYSRV0025");
        return all.toString();
    }

    @Test
    @Order(5)
    void theDatabaseHoldsNoSecretInClear() throws Exception {
        RestClient first = RestClient.signedIn(intendant, "first", PASSWORD);
        first.get("servers/enrolments").orThrow();
        assertThat(intendant.stop()).isZero();

        String url = "jdbc:h2:file:" + intendant.home().resolve("database/intendant");
        List<String> script = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, "intendant", "none");
                ResultSet lines = connection.createStatement().executeQuery("script")) {
            while (lines.next()) {
                script.add(lines.getString(1));
            }
        }
        String whole = String.join("\n", script);
        assertThat(whole).contains("'first'").contains("'v1:");
        assertAbsent("database", whole);
        assertThat(whole).doesNotContain("PRIVATE KEY").doesNotContain(masterKey());
        assertAbsent("file of the database", text(intendant.home().resolve("database/intendant.mv.db")));
        assertThat(sealed(script)).as("Intendant's own key and the check").isGreaterThanOrEqualTo(2);
    }

    private static long sealed(List<String> script) {
        return script.stream()
                .flatMap(line -> Pattern.compile("'v1:[0-9a-f]{8}:[A-Za-z0-9+/=]+'")
                        .matcher(line)
                        .results())
                .count();
    }

    private static String masterKey() {
        return text(intendant.home().resolve("master.key")).strip();
    }

    @Test
    @Order(6)
    void withoutTheMasterKeyItDoesNotStart() throws IOException {
        Path key = intendant.home().resolve("master.key");
        Path away = Files.move(key, intendant.home().resolve("elsewhere.key"));
        RunCommand start = intendant.command();
        assertThat(start.exitCode(Duration.ofMinutes(3))).isNotZero();
        assertThat(start.output()).contains("The master key is missing: put it back at " + key);
        assertThat(key).as("no new one in its place").doesNotExist();
        assertThat(ProcessHandle.allProcesses().filter(FirstRunTest::isOurs)).isEmpty();

        Files.writeString(key, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
        RunCommand another = intendant.command();
        assertThat(another.exitCode(Duration.ofMinutes(3))).isNotZero();
        assertThat(another.output()).contains("was sealed under the master key");

        Files.move(away, key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        intendant.start();
        assertThat(new Visitor(intendant).get(link).body()).contains("This link opens nothing");
        assertThat(RestClient.signedIn(intendant, "first", PASSWORD)
                        .get("people")
                        .status())
                .isEqualTo(200);
    }

    private static boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("intendant.log=" + intendant.home());
    }

    private static void assertAbsent(String where, String text) {
        assertThat(CANARIES).hasSizeGreaterThanOrEqualTo(3);
        CANARIES.forEach((what, canary) ->
                assertThat(text.contains(canary)).as(what + " in a " + where).isFalse());
    }
}
