package org.intendant.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
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
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The application on a PostgreSQL, which then goes away for a minute or silent for half of one, under a person and a command. */
@Tag("application")
@Tag("database")
class DatabaseAwayApplicationTest {

    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final Duration HANGS = Duration.ofSeconds(30);
    private static final Duration AN_ANSWER = Duration.ofSeconds(5);
    private static final String BUNDLE = "/keymanager/servers/away/bundle";
    private static final int LINES = 900;
    private static final String COUNT = """
            i=0
            while [ $i -lt %d ]; do i=$((i + 1)); echo "line $i"; sleep 0.1; done | tee "$HOME/printed"
            """.formatted(LINES);

    private static StoppablePostgres postgres;
    private static RunningIntendant intendant;
    private static RestClient rest;
    private static RestOperations operations;
    private static LabServer server;
    private static Visitor host;

    @BeforeAll
    static void start() {
        postgres = new StoppablePostgres();
        intendant = postgres.under(RunningIntendant.prepared()).start();
        rest = RestClient.admin(intendant);
        operations = new RestOperations(rest);
        server =
                LabServer.enrol(rest, Lab.shared().host("away", HostSpec.plain().sudoUser("admin")), "admin");
        rest.put("servers/" + server.id() + "/key-fetch", Map.of("script", true))
                .orThrow();
        host = Visitor.bearing(
                intendant,
                rest.post("servers/" + server.id() + "/key-fetch/token", Map.of())
                        .orThrow()
                        .required("token")
                        .asText());
        Waiting.until(
                Duration.ofMinutes(1),
                "its keys to be served",
                () -> host.get(BUNDLE).status() == 200);
    }

    @AfterAll
    static void stop() {
        server.host().destroy();
        intendant.close();
        postgres.close();
    }

    @Test
    void anAccountGoesFromTheWishToTheHostOnPostgresql() {
        rest.post(
                        "servers/" + server.id() + "/accounts",
                        Map.of("name", "elephant", "shell", "/bin/bash", "comment", "On PostgreSQL"))
                .orThrow();

        JsonNode ended = operations.ended(operations.apply(server), Duration.ofMinutes(1));

        assertThat(ended.required("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(server.account("elephant")).contains(":On PostgreSQL:").endsWith(":/bin/bash");
        assertThat(operations.plan(server).required("empty").asBoolean()).isTrue();
        assertThat(rest.get("comparisons?kind=accounts&state=all")
                        .orThrow()
                        .at("/rows/0/state")
                        .asText())
                .isEqualTo("IN_SYNC");
    }

    /** T34, beside it: what a trace says of its cause begins no line of the log. */
    @Test
    void aMinuteWithoutTheDatabaseEndsNothing() {
        endsNothing(AWAY, () -> postgres.stop(), () -> postgres.start());
        assertThat(intendant.log()).contains("\n\tCaused by: ").doesNotContain("\nCaused by: ");
    }

    /** Connections stay open and silent: nothing but a limit to each wait tells it from one that is busy. */
    @Test
    void aDatabaseThatHangsEndsNothingEither() {
        endsNothing(HANGS, () -> postgres.hang(), () -> postgres.resume());
    }

    private static void endsNothing(Duration length, Runnable away, Runnable back) {
        Visitor person = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        long command = operations.command(List.of(server), false, "sh", "-c", COUNT);
        Waiting.until(
                Duration.ofMinutes(1),
                "line 100",
                () -> new String(operations.output(command, server), UTF_8).contains("line 100\n"));

        away.run();
        Instant began = Instant.now();
        try {
            pagesSayIt(person);
            keysAreServed();
            Waiting.until(Duration.between(Instant.now(), began.plusSeconds(10)), "not ready", () -> ready() == 503);
            Waiting.until(length.plusSeconds(30), "the end of it", () -> {
                pagesSayIt(person);
                return Instant.now().isAfter(began.plus(length));
            });
            assertThat(ready()).isEqualTo(503);
            keysAreServed();
        } finally {
            back.run();
        }

        Waiting.until(Duration.ofSeconds(30), "ready again", () -> ready() == 200);
        assertThat(person.get("/dashboard.xhtml").status()).isEqualTo(200);
        JsonNode ended = operations.ended(command, Duration.ofMinutes(2));
        assertThat(ended.required("state").asText()).isEqualTo("SUCCEEDED");
        String all = IntStream.rangeClosed(1, LINES)
                .mapToObj(line -> "line " + line + "\n")
                .collect(Collectors.joining());
        assertThat(server.host().read("/home/admin/printed")).asString(UTF_8).isEqualTo(all);
        assertThat(operations.output(command, server)).asString(UTF_8).isEqualTo(all);
        long next = operations.command(List.of(server), false, "true");
        assertThat(operations
                        .ended(next, Duration.ofMinutes(1))
                        .required("state")
                        .asText())
                .isEqualTo("SUCCEEDED");
    }

    /** From memory: hosts miss nothing that was right when the database went, and what they report is not lost silently. */
    private static void keysAreServed() {
        Instant asked = Instant.now();
        Reply keys = host.twin().get(BUNDLE);
        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.body()).startsWith("intendant-keys 1\n").contains("-----BEGIN SSH SIGNATURE-----");
        Reply same = host.twin().with("If-None-Match", keys.header("ETag")).get(BUNDLE);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(host.twin()
                        .with("Authorization", "Bearer another")
                        .get(BUNDLE)
                        .status())
                .isEqualTo(404);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(AN_ANSWER);
        assertThat(host.twin()
                        .send("POST", BUNDLE.replace("bundle", "report"), "text/plain", "a report")
                        .status())
                .isEqualTo(503);
    }

    private static void pagesSayIt(Visitor person) {
        for (String path : List.of("/", "/operations/operations.xhtml", "/people/profile.xhtml")) {
            Instant asked = Instant.now();
            Reply page = person.get(path);
            assertThat(Duration.between(asked, Instant.now())).as(path).isLessThan(AN_ANSWER);
            assertThat(page.status()).as(path).isEqualTo(503);
            assertThat(page.body()).contains("The database does not answer");
        }
        Instant asked = Instant.now();
        RestClient.Answer answer = rest.get("servers");
        assertThat(Duration.between(asked, Instant.now())).as(answer.toString()).isLessThan(AN_ANSWER);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.json().at("/error/message").asText()).contains("The database does not answer");
        assertThat(RestClient.anonymous(intendant).get("/health/live").status()).isEqualTo(200);
    }

    private static int ready() {
        return RestClient.anonymous(intendant).get("/health/ready").status();
    }
}
