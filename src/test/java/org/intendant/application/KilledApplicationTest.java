package org.intendant.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Waiting;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Intendant is killed as the kernel does it when memory is short, while it works on three hosts. */
@Tag("application")
class KilledApplicationTest {

    private static final Duration GOES_ON = Duration.ofSeconds(30);
    private static final int LINES = 1200;
    private static final String COUNT = """
            i=0
            while [ $i -lt %d ]; do i=$((i + 1)); echo "line $i of killed-marker"; sleep 0.1; done | tee "$HOME/printed"
            case $(cat /etc/hostname) in *killed-b*) exit 7 ;; esac
            """.formatted(LINES);

    private static RunningIntendant intendant;
    private static RestClient rest;
    private static RestOperations operations;
    private static List<LabServer> servers;

    @BeforeAll
    static void start() {
        intendant = RunningIntendant.prepared().start();
        rest = RestClient.admin(intendant);
        operations = new RestOperations(rest);
        HostSpec sudo = HostSpec.plain().sudoUser("admin");
        servers = List.of(
                LabServer.enrol(rest, Lab.shared().host("killed-a", HostSpec.plain()), "root"),
                LabServer.enrol(rest, Lab.shared().host("killed-b", sudo), "admin"),
                LabServer.enrol(rest, Lab.shared().host("killed-c", sudo), "admin"));
    }

    @AfterAll
    static void stop() {
        servers.forEach(server -> server.host().destroy());
        intendant.close();
    }

    /** One is killed before the account is made, one after that and before the command ended, one somewhere. */
    @Test
    void anApplyIsDoneOrCleanlyRepeatableAfterAKill() {
        hold(servers.get(0), "useradd-pre.d");
        hold(servers.get(1), "useradd-post.d");
        want("killed", servers);
        List<Long> applies = servers.stream().map(operations::apply).toList();
        servers.subList(0, 2)
                .forEach(server -> Waiting.until(
                        Duration.ofSeconds(30),
                        "useradd on " + server.host().name(),
                        () -> server.host().exec("test", "-e", "/run/held").exit() == 0));
        RestClient made = RestClient.admin(intendant);

        intendant.kill9();
        servers.subList(0, 2).forEach(server -> server.host().exec("rm", "-f", "/run/hold"));
        intendant.start();

        assertThat(made.get("servers").status())
                .as("with the token that was answered last")
                .isEqualTo(200);
        Instant ready = Instant.now();
        for (int i = 0; i < servers.size(); i++) {
            JsonNode ended = operations.ended(applies.get(i), leftOf(ready));
            if (!ended.required("state").asText().equals("SUCCEEDED")) {
                operations.ended(operations.apply(servers.get(i)), GOES_ON);
            }
            assertThat(operations.plan(servers.get(i)).required("empty").asBoolean())
                    .isTrue();
            assertThat(servers.get(i).account("killed")).contains(":Kill Test:").endsWith(":/bin/bash");
        }
        assertThat(operations.open()).isEmpty();
    }

    @Test
    void aTwoMinuteCommandIsFollowedWithoutAGapOverTwoKillsAndNothingCommittedIsLost() {
        long command = operations.command(servers, false, "sh", "-c", COUNT);
        LabServer viewed = servers.get(2);
        byte[] seen = new byte[0];
        for (int kill = 1; kill <= 2; kill++) {
            awaitLine(command, 200 * kill);
            seen = join(seen, operations.logFrom(command, viewed, seen.length));
            want("kept" + kill, servers);
            intendant.kill9();

            intendant.start();

            long before = seen.length;
            Instant ready = Instant.now();
            Waiting.until(
                    leftOf(ready),
                    "new output",
                    () -> operations.logFrom(command, viewed, before).length > 0 || isFinal(command, viewed));
            for (LabServer server : servers) {
                long had = operations.output(command, server).length;
                Waiting.until(
                        leftOf(ready),
                        "more output of " + server.host().name(),
                        () -> operations.output(command, server).length > had || isFinal(command, server));
            }
            assertThat(operations.open()).isSubsetOf(command);
            mustBeWanted("kept" + kill);
        }

        JsonNode ended = operations.ended(command, Duration.ofMinutes(3));

        String all = IntStream.rangeClosed(1, LINES)
                .mapToObj(line -> "line " + line + " of killed-marker\n")
                .collect(Collectors.joining());
        for (LabServer server : servers) {
            String home = server == servers.get(0) ? "/root" : "/home/admin";
            assertThat(server.host().read(home + "/printed")).asString(UTF_8).isEqualTo(all);
            assertThat(operations.output(command, server)).asString(UTF_8).isEqualTo(all);
            assertThat(server.runs("killed-marker")).isFalse();
        }
        byte[] whole = join(seen, operations.logFrom(command, viewed, seen.length));
        assertThat(whole).asString(UTF_8).isEqualTo(operations.log(command, viewed));
        assertThat(ended.required("state").asText()).isEqualTo("FAILED");
        assertThat(servers)
                .map(server -> RestOperations.part(ended, server))
                .satisfiesExactly(
                        a -> assertThat(outcome(a)).isEqualTo("SUCCEEDED 0"),
                        b -> assertThat(outcome(b)).isEqualTo("FAILED 7"),
                        c -> assertThat(outcome(c)).isEqualTo("SUCCEEDED 0"));
        assertThat(operations.open()).isEmpty();
    }

    private static boolean isFinal(long command, LabServer server) {
        return !Set.of("WAITING", "RUNNING")
                .contains(operations.part(command, server).required("state").asText());
    }

    /** Somebody adds people as fast as they are taken; three times the kill comes between two answers. */
    @Test
    void whatWasAcknowledgedIsThereAfterEachOfThreeKills() {
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        for (int kill = 1; kill <= 3; kill++) {
            String prefix = "kept" + kill + "x";
            int before = acknowledged.size();
            CompletableFuture<Void> writing =
                    CompletableFuture.runAsync(() -> addPeopleUntilItEnds(prefix, acknowledged));
            int enough = before + 15 * kill;
            Waiting.until(Duration.ofMinutes(1), "people", () -> acknowledged.size() >= enough);

            intendant.kill9();

            assertThat(writing).succeedsWithin(Duration.ofMinutes(2));
            intendant.start();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(enough);
            assertThat(people()).containsAll(acknowledged);
            assertThat(auditedPeople()).containsAll(acknowledged);
            assertThat(operations.open()).isEmpty();
        }
    }

    private static void addPeopleUntilItEnds(String prefix, List<String> acknowledged) {
        for (int i = 0; i < 5000; i++) {
            String name = prefix + i;
            try {
                RestClient.Answer added =
                        rest.post("people", Map.of("username", name, "displayName", "Kept", "role", "VIEWER"));
                if (added.status() / 100 == 2) {
                    acknowledged.add(name);
                }
            } catch (UncheckedIOException killed) {
                return;
            }
        }
    }

    private static Set<String> people() {
        return pages("people?q=kept", "username");
    }

    private static Set<String> auditedPeople() {
        return pages("audit?action=person.add", "name");
    }

    /** One field of all rows of a list. */
    private static Set<String> pages(String list, String field) {
        Set<String> found = new HashSet<>();
        int first = 0;
        JsonNode rows;
        do {
            rows = rest.get(list + "&limit=500&offset=" + first).orThrow().required("rows");
            rows.forEach(row -> found.add(row.required(field).asText()));
            first += rows.size();
        } while (rows.size() > 0);
        return found;
    }

    /** What is left of the time within which everything must be final or go on. */
    private static Duration leftOf(Instant ready) {
        return Duration.between(Instant.now(), ready.plus(GOES_ON));
    }

    private static String outcome(JsonNode part) {
        return part.required("state").asText() + " " + part.required("exit").asInt();
    }

    /** useradd stops at this point of its work until /run/hold is gone. */
    private static void hold(LabServer server, String when) {
        server.host().write("/run/hold", "");
        server.host()
                .write(
                        "/etc/shadow-maint/" + when + "/hold",
                        "#!/bin/sh\ntouch /run/held\nwhile [ -e /run/hold ]; do sleep 0.1; done\n".getBytes(UTF_8),
                        "0755");
    }

    private static void want(String account, List<LabServer> where) {
        rest.post(
                        "accounts",
                        Map.of(
                                "servers", where.stream().map(LabServer::id).toList(),
                                "account", Map.of("name", account, "shell", "/bin/bash", "comment", "Kill Test")))
                .orThrow();
    }

    private static void mustBeWanted(String account) {
        assertThat(servers)
                .allSatisfy(server -> assertThat(
                                rest.get("servers/" + server.id() + "/accounts").text())
                        .contains("\"" + account + "\""));
    }

    private static void awaitLine(long command, int line) {
        Waiting.until(
                Duration.ofMinutes(2),
                "line " + line,
                () -> new String(operations.output(command, servers.get(0)), UTF_8).contains("line " + line + " "));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
