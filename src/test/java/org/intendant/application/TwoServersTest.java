package org.intendant.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;
import org.intendant.demo.Waiting;
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
        postgres = new StoppablePostgres();
        one = postgres.under(RunningIntendant.prepared())
                .set("INTENDANT_MASTER_KEY", Base64.getEncoder().encodeToString(key))
                .set("INTENDANT_WEBHOOK_NETWORKS", "127.0.0.0/8")
                .launch();
        other = postgres.under(RunningIntendant.prepared())
                .set("INTENDANT_MASTER_KEY", Base64.getEncoder().encodeToString(key))
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
