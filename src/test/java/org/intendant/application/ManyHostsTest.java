package org.intendant.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Waiting;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten hosts, of which three are cut off and one is slow: the other six are as fast as ever, and the dead are named. */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class ManyHostsTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PRINT = "seq 1 3000";

    private static RestClient rest;
    private static RestOperations operations;
    private static List<LabServer> all;

    @BeforeAll
    static void enrol(RunningIntendant intendant) {
        rest = RestClient.admin(intendant);
        operations = new RestOperations(rest);
        all = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> LabServer.enrol(
                        rest,
                        Lab.shared().host("many" + number, HostSpec.plain().sudoUser("admin")),
                        "admin"))
                .toList();
        rest.post(
                        "accounts",
                        Map.of(
                                "servers", all.stream().map(LabServer::id).toList(),
                                "account", Map.of("name", "fleet", "shell", "/bin/sh", "comment", "")))
                .orThrow();
    }

    @AfterAll
    static void destroy() {
        for (LabServer server : all) {
            rest.post("servers/" + server.id() + "/accounts/fleet/let-go", Map.of());
            rest.delete("servers/" + server.id() + "?typed=" + server.host().name());
        }
        all.stream().map(LabServer::host).forEach(LabHost::destroy);
    }

    @Test
    void threeThatAreCutOffAndOneThatIsSlowDelayNobody() {
        List<LabServer> well = all.subList(0, 6);
        LabServer slow = all.get(6);
        List<LabServer> dead = all.subList(7, 10);
        Duration usual = slowest(operations.ended(run(all), LIMIT), well);

        dead.forEach(server -> server.host().cutOff());
        slow.host().slowDown("16kbit");
        long command;
        try {
            Instant asked = Instant.now();
            assertThat(rest.post("comparisons/compare", Map.of()).status()).isEqualTo(202);
            command = run(all);
            JsonNode ended = operations.ended(command, LIMIT);

            assertThat(slowest(ended, well)).isLessThan(usual.plusSeconds(5));
            for (LabServer server : well) {
                assertThat(part(ended, server).required("state").asText()).isEqualTo("SUCCEEDED");
                assertThat(operations.output(command, server)).asString(UTF_8).hasLineCount(3000);
                assertThat(dead).allMatch(other -> end(part(ended, other)).isAfter(end(part(ended, server))));
            }
            assertThat(part(ended, slow).required("state").asText()).isEqualTo("SUCCEEDED");
            assertThat(operations.output(command, slow)).asString(UTF_8).hasLineCount(3000);
            for (LabServer server : dead) {
                assertThat(part(ended, server).required("state").asText()).isEqualTo("FAILED");
                assertThat(part(ended, server).required("error").asText())
                        .contains(server.host().name())
                        .contains("cannot be reached");
            }
            assertThat(ended.required("state").asText()).isEqualTo("FAILED");
            wellAreComparedAndDeadAreUnknown(asked, well, dead);
        } finally {
            dead.forEach(server -> server.host().reconnect());
            slow.host().normalSpeed();
        }

        long again = rest.post("operations/" + command + "/retry", Map.of())
                .orThrow()
                .required("id")
                .asLong();
        JsonNode repeated = operations.ended(again, LIMIT);
        assertThat(repeated.required("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(repeated.required("parts"))
                .extracting(part -> part.required("target").asText())
                .containsExactlyInAnyOrderElementsOf(
                        dead.stream().map(LabServer::target).toList());
    }

    /** Read-only, and by button at once: the account that is wanted is found missing and stays so. */
    private static void wellAreComparedAndDeadAreUnknown(Instant asked, List<LabServer> well, List<LabServer> dead) {
        for (LabServer server : well) {
            Waiting.until(LIMIT, "a comparison of " + server.host().name(), () -> {
                String checked = comparison(server).path("checked").asText("");
                return !checked.isEmpty() && Instant.parse(checked).isAfter(asked);
            });
            assertThat(comparison(server).required("state").asText()).isEqualTo("DIFFERS");
            assertThat(server.account("fleet")).isEmpty();
        }
        for (LabServer server : dead) {
            Waiting.until(
                    LIMIT,
                    "the failed comparison of " + server.host().name(),
                    () -> comparison(server).path("state").asText().equals("UNKNOWN"));
            JsonNode unknown = comparison(server);
            assertThat(Instant.parse(unknown.required("since").asText())).isAfter(asked.minusSeconds(1));
            assertThat(unknown.required("error").asText())
                    .contains(server.host().name())
                    .contains("cannot be reached");
        }
    }

    private static JsonNode comparison(LabServer server) {
        JsonNode rows = rest.get("comparisons?state=all&kind=accounts&target=" + server.target())
                .orThrow()
                .required("rows");
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.required("target").asText().equals(server.target()))
                .findFirst()
                .orElse(rows);
    }

    private static long run(List<LabServer> servers) {
        return operations.command(new ArrayList<>(servers), false, "sh", "-c", PRINT);
    }

    private static JsonNode part(JsonNode operation, LabServer server) {
        return RestOperations.part(operation, server);
    }

    private static Instant end(JsonNode part) {
        return Instant.parse(part.required("ended").asText());
    }

    private static Duration slowest(JsonNode operation, List<LabServer> servers) {
        Instant begun = Instant.parse(operation.required("created").asText());
        return servers.stream()
                .map(server -> Duration.between(begun, end(part(operation, server))))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
