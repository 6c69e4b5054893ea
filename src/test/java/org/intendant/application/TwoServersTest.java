package org.intendant.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.intendant.demo.Waiting;
import org.intendant.hosts.OwnKey;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two Intendant servers on one PostgreSQL: one goes on with what the other leaves, nothing runs twice, notices arrive,
 * and whoever signs in or out does so on both.
 */
@Tag("application")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoServersTest {

    /** From the last beat of the one to new output through the other. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(15);

    /** A change at one until the other serves it is a second; a busy machine needs more. */
    private static final Duration SERVED = Duration.ofSeconds(10);

    private static final String LIST = "/keymanager/servers/getKeys/two-servers-a/";
    private static final String BUNDLE = "/keymanager/servers/two-servers-a/bundle";
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int LINES = 100;

    private static StoppablePostgres postgres;
    private static RunningIntendant one;
    private static RunningIntendant other;
    private static NoticesUnderWay notices;
    private static final List<LabServer> SERVERS = new ArrayList<>();

    @BeforeAll
    static void startBothAtOnce() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        String signing = Base64.getEncoder().encodeToString(OwnKey.generate());
        postgres = new StoppablePostgres();
        one = postgres.under(RunningIntendant.prepared())
                .set("INTENDANT_MASTER_KEY", Base64.getEncoder().encodeToString(key))
                .set("INTENDANT_SIGNING_KEY", signing)
                .set("INTENDANT_WEBHOOK_NETWORKS", "127.0.0.0/8")
                .launch();
        other = postgres.under(RunningIntendant.prepared())
                .set("INTENDANT_MASTER_KEY", Base64.getEncoder().encodeToString(key))
                .set("INTENDANT_SIGNING_KEY", signing)
                .set("INTENDANT_WEBHOOK_NETWORKS", "127.0.0.0/8")
                .launch();
        one.awaitReady();
        other.awaitReady();
        RestClient rest = RestClient.admin(one);
        for (String name : List.of("two-servers-a", "two-servers-b")) {
            SERVERS.add(LabServer.enrol(rest, Lab.shared().host(name, HostSpec.plain()), "root"));
        }
    }

    @AfterAll
    static void end() {
        SERVERS.forEach(server -> server.host().destroy());
        for (AutoCloseable closing : new AutoCloseable[] {one, other, postgres, notices}) {
            try {
                if (closing != null) {
                    closing.close();
                }
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    /** T20: a sign-in is one row, whichever server is asked. */
    @Test
    @Order(1)
    void aSignInWorksOnBothAndEndsOnBoth() {
        Visitor here = new Visitor(one).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        Visitor there = new Visitor(other).withCookie("intendant", here.cookie("intendant"));
        assertThat(isLetIn(there)).isTrue();

        Reply left = there.signOut();
        assertThat(left.header("Location")).endsWith("/people/signin.xhtml");
        assertThat(isLetIn(there)).isFalse();

        Waiting.until(Duration.ofSeconds(10), "the end of the sign-in", () -> !isLetIn(here));
    }

    private static boolean isLetIn(Visitor visitor) {
        return visitor.get("/dashboard.xhtml").status() == 200;
    }

    /** What is ordered at a server begins there at once. */
    @Test
    @Order(2)
    void workIsShared() {
        for (RunningIntendant server : List.of(one, other)) {
            RestOperations operations = new RestOperations(RestClient.admin(server));
            long operation = operations.command(SERVERS, true, "sleep", "2");
            Waiting.until(
                    LONGEST, "somebody to take it", () -> !nodes(operation).isEmpty());
            assertThat(nodes(operation)).containsExactly(server.node());
            assertThat(operations.ended(operation, LONGEST).required("state").asText())
                    .isEqualTo("SUCCEEDED");
        }
    }

    /** What servers fetch is one document with one tag, whichever is asked; the other one looks for changes once a second. */
    @Test
    @Order(2)
    void whatChangesAtOneIsServedByTheOther() {
        RestClient rest = RestClient.admin(one);
        String server = "servers/" + SERVERS.get(0).id();
        rest.post(server + "/accounts/root/adopt", Map.of()).orThrow();
        long ann = rest.post("people", Map.of("username", "two-ann", "role", "MEMBER"))
                .orThrow()
                .required("id")
                .asLong();
        rest.post("people/" + ann + "/keys", Map.of("key", key("first"))).orThrow();
        long group = rest.post("groups", Map.of("name", "Fetchers", "people", List.of(ann)))
                .orThrow()
                .required("id")
                .asLong();
        rest.post("groups/" + group + "/access", Map.of("places", List.of("root@two-servers-a")))
                .orThrow();
        rest.get("plans/keys/server/" + SERVERS.get(0).id()).orThrow(); // reads the host's file
        rest.put(server + "/key-fetch", Map.of("script", true)).orThrow();
        String token = rest.post(server + "/key-fetch/token", Map.of())
                .orThrow()
                .required("token")
                .asText();
        Visitor here = Visitor.bearing(one, token);
        Visitor there = Visitor.bearing(other, token);
        Waiting.until(LONGEST, "the first key", () -> there.get(BUNDLE).body().contains(" first"));

        rest.post("people/" + ann + "/keys", Map.of("key", key("second"))).orThrow();
        Waiting.until(SERVED, "the second key", () -> there.get(BUNDLE).body().contains(" second"));
        Reply document = there.get(BUNDLE);
        assertThat(document.body()).contains(" first", "-----BEGIN SSH SIGNATURE-----");
        assertThat(here.get(BUNDLE).body()).isEqualTo(document.body());
        Reply unchanged = here.with("If-None-Match", document.header("ETag")).get(BUNDLE);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo(document.header("ETag"));

        assertThat(there.get(LIST + "root/").status()).as("closed until opened").isEqualTo(404);
        rest.put(server + "/key-fetch", Map.of("original", true)).orThrow();
        Waiting.until(
                SERVED, "the original's list", () -> there.get(LIST + "root/").status() == 200);
        Reply list = there.get(LIST + "root/");
        assertThat(list.header("Content-Type")).startsWith("text/plain");
        assertThat(list.body())
                .startsWith("### MISE A JOUR AUTOMATIQUES - NE PAS EDITER ###\n")
                .contains(" first", " second")
                .endsWith("\n### AUTOMATIC UPDATES - DON'T EDIT ###");
        assertThat(there.get(LIST + "nobody/").status()).isEqualTo(404);
    }

    /** Of nobody: its private half was thrown away. */
    private static String key(String comment) {
        return OwnKey.publicLine(OwnKey::generate).replace("intendant", comment);
    }

    @Test
    @Order(3)
    void whenOneIsPausedTheOtherGoesOnAndTheLateWordsOfTheFirstAreRefused() throws Exception {
        RestOperations here = new RestOperations(RestClient.admin(one));
        long operation = count(here, "paused");
        RunningIntendant paused = holder(operation);
        RunningIntendant awake = paused == one ? other : one;
        signal(paused.pid(), "STOP");
        RestOperations there = new RestOperations(RestClient.admin(awake));
        try {
            goesOn(there, operation);
        } finally {
            signal(paused.pid(), "CONT");
        }
        finishes(there, operation, "paused");
        Waiting.until(
                LONGEST,
                "the paused one to be well again",
                () -> new Visitor(paused).get("/health/ready").status() == 200);
        assertThat(new RestOperations(RestClient.admin(paused)).state(operation))
                .isEqualTo("SUCCEEDED");
    }

    /** With a command running, and notices handed over whose yes it had not heard. */
    @Test
    @Order(4)
    void whenOneIsKilledTheOtherGoesOn() throws Exception {
        notices = new NoticesUnderWay(postgres, one);
        notices.begin(one, SERVERS.get(0));
        RestOperations here = new RestOperations(RestClient.admin(one));
        long operation = count(here, "killed");
        RunningIntendant killed = holder(operation);
        RunningIntendant left = killed == one ? other : one;
        RestOperations there = new RestOperations(RestClient.admin(left));
        notices.awaitHesitation();
        killed.kill9();
        notices.sayYes();

        goesOn(there, operation);
        finishes(there, operation, "killed");
        assertThat(there.open()).isEmpty();
        notices.arrive(left);
    }

    /** Counts slowly on both hosts, and notes on each that it was begun. */
    private static long count(RestOperations operations, String marker) {
        String program = "echo begun >> /tmp/" + marker + "; i=0; while [ $i -lt " + LINES
                + " ]; do i=$((i+1)); echo $i; sleep 0.3; done";
        long operation = operations.command(SERVERS, true, "sh", "-c", program);
        Waiting.until(
                LONGEST,
                "the first lines",
                () -> SERVERS.stream().allMatch(server -> operations.output(operation, server).length > 5));
        return operation;
    }

    private static void goesOn(RestOperations there, long operation) {
        int[] before = SERVERS.stream()
                .mapToInt(server -> there.output(operation, server).length)
                .toArray();
        Waiting.until(
                TAKEN_OVER,
                "the other server to go on",
                () -> IntStream.range(0, before.length)
                        .allMatch(i -> there.output(operation, SERVERS.get(i)).length > before[i]));
    }

    private static void finishes(RestOperations there, long operation, String marker) {
        assertThat(there.ended(operation, LONGEST).required("state").asText()).isEqualTo("SUCCEEDED");
        String counted = IntStream.rangeClosed(1, LINES).mapToObj(i -> i + "\n").collect(Collectors.joining());
        for (LabServer server : SERVERS) {
            assertThat(new String(there.output(operation, server), UTF_8)).isEqualTo(counted);
            assertThat(server.host().exec("cat", "/tmp/" + marker).stdout()).isEqualTo("begun\n");
        }
    }

    /** The server that works on it. */
    private static RunningIntendant holder(long operation) {
        return nodes(operation).get(0).equals(one.node()) ? one : other;
    }

    private static List<String> nodes(long operation) {
        return postgres.query(
                "select n.home from operation o join server_node n on n.id = o.node where o.id = " + operation);
    }

    private static void signal(long process, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process))
                        .start()
                        .waitFor())
                .isZero();
    }
}
