package org.intendant.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What hosts do to those who work on them: each fault ends in a sentence, and is its own host's only. */
@Tag("application")
class HostFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String BANNER = "echo 'Welcome to the machine'; echo 'Authorised use only' >&2\n";

    private static RunningIntendant intendant;

    @RegisterExtension
    static final BeforeAllCallback SHARED = context -> intendant = SharedIntendant.shared(context);

    private static RestClient rest;
    private static RestOperations operations;
    private static LabServer root;
    private static LabServer sudo;
    private static LabServer troubled;

    @BeforeAll
    static void enrol() {
        rest = RestClient.admin(intendant);
        operations = new RestOperations(rest);
        HostSpec banner = HostSpec.plain()
                .sudoUser("admin")
                .file("/etc/bash.bashrc", BANNER, "0644")
                .file("/etc/profile.d/banner.sh", BANNER, "0644")
                .file("/root/.bashrc", BANNER, "0644");
        root = LabServer.enrol(rest, Lab.shared().host("faults-root", banner), "root");
        sudo = LabServer.enrol(rest, Lab.shared().host("faults-sudo", banner), "admin");
        troubled = LabServer.enrol(
                rest, Lab.shared().host("faults-troubled", HostSpec.plain().sudoUser("admin")), "admin");
    }

    @AfterAll
    static void destroy() {
        List.of(root, sudo, troubled).forEach(server -> server.host().destroy());
    }

    @Test
    void cancelEndsEverythingOnTheHostsAndSaysSoOnlyThen() {
        List<LabServer> both = List.of(root, sudo);
        long command = operations.command(
                both, true, "sh", "-c", "(trap '' HUP; sleep 4711) & echo begun; sleep 4711; : cancel-marker");
        both.forEach(server -> Waiting.until(
                SOON,
                "the command's output",
                () -> new String(operations.output(command, server), UTF_8).contains("begun")));
        assertThat(both).allMatch(server -> server.runs("sleep 4711"));

        assertThat(rest.post("operations/" + command + "/cancel", Map.of()).status())
                .isEqualTo(202);

        JsonNode ended = operations.ended(command, SOON);
        assertThat(both).noneMatch(server -> server.runs("sleep 4711") || server.runs("cancel-marker"));
        assertThat(ended.required("state").asText()).isEqualTo("CANCELLED");
        assertThat(rest.post("operations/" + command + "/cancel", Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    void cancelSaysOfWhichHostItCouldNotProveThatNothingIsLeft() {
        List<LabServer> all = List.of(root, sudo, troubled);
        long command = operations.command(all, false, "sh", "-c", "echo begun; exec sleep 4712");
        all.forEach(server -> Waiting.until(
                SOON,
                "the command's output",
                () -> new String(operations.output(command, server), UTF_8).contains("begun")));
        troubled.host().cutOff();
        try {
            rest.post("operations/" + command + "/cancel", Map.of()).orThrow();
            for (LabServer server : List.of(root, sudo)) {
                JsonNode part = operations.partEnded(command, server, SOON);
                assertThat(part.required("state").asText()).isEqualTo("CANCELLED");
                assertThat(server.runs("sleep 4712")).isFalse();
            }
            JsonNode ended = operations.ended(command, SOON.multipliedBy(3));
            JsonNode cut = RestOperations.part(ended, troubled);
            assertThat(cut.required("state").asText()).isEqualTo("LOST");
            assertThat(cut.required("error").asText())
                    .contains("faults-troubled does not prove that nothing of it is left");
            assertThat(ended.required("state").asText()).isEqualTo("LOST");
            assertThat(troubled.runs("sleep 4712")).as("what was not proven").isTrue();
        } finally {
            troubled.host().reconnect();
            troubled.host().exec("pkill", "-f", "[s]leep 4712");
        }
    }

    @Test
    void outputLostToADiskThatFillsUpMeanwhileIsMarked() {
        long command = operations.command(
                List.of(troubled),
                false,
                "sh",
                "-c",
                "echo begun; while [ ! -e /tmp/go ]; do sleep 0.1; done; seq 1 200000; exit 3");
        Waiting.until(SOON, "output", () -> operations.output(command, troubled).length > 0);
        troubled.host().write("/tmp/go.soon", "");
        troubled.host().fillDisk();
        try {
            troubled.host().exec("mv", "/tmp/go.soon", "/tmp/go").orThrow();
            JsonNode part = RestOperations.part(operations.ended(command, SOON), troubled);
            assertThat(part.required("exit").asInt()).isEqualTo(3);
            assertThat(operations.output(command, troubled))
                    .asString(UTF_8)
                    .startsWith("begun\n")
                    .endsWith("[the host's disk was full: what was printed after this is lost]\n");
        } finally {
            troubled.host().freeDisk();
            troubled.host().exec("rm", "-f", "/tmp/go");
        }
    }

    @Test
    void aHostThatIsCutOffDelaysNobodyAndIsNamed() {
        want(troubled, "cutoff");
        troubled.host().cutOff();
        try {
            long command = operations.command(List.of(troubled, root, sudo), false, "echo", "here");
            Instant rootEnd = end(operations.partEnded(command, root, SOON));
            Instant sudoEnd = end(operations.partEnded(command, sudo, SOON));

            JsonNode cut = operations.partEnded(command, troubled, SOON);

            assertThat(end(cut)).isAfter(rootEnd).isAfter(sudoEnd);
            assertThat(cut.required("state").asText()).isEqualTo("FAILED");
            assertThat(cut.required("error").asText())
                    .contains("faults-troubled")
                    .contains("cannot be reached");
            assertThat(operations.output(command, root)).asString(UTF_8).isEqualTo("here\n");
            assertThat(operations.output(command, sudo)).asString(UTF_8).isEqualTo("here\n");
            assertThat(operations.ended(command, SOON).required("state").asText())
                    .isEqualTo("FAILED");
            RestClient.Answer plan = rest.get("plans/accounts/server/" + troubled.id());
            assertThat(plan.status()).as(plan.toString()).isEqualTo(502);
            assertThat(plan.text()).contains("faults-troubled");
        } finally {
            troubled.host().reconnect();
        }
        assertThat(rest.post("servers/" + troubled.id() + "/check", Map.of())
                        .orThrow()
                        .required("state")
                        .asText())
                .isEqualTo("REACHABLE");
    }

    @Test
    void aCommandOfARestartedHostIsLostAndSaysSo() {
        long command = operations.command(List.of(troubled, sudo), false, "sh", "-c", "echo begun; sleep 20");
        Waiting.until(SOON, "output", () -> operations.output(command, troubled).length > 0);

        troubled.host().reboot();

        JsonNode lost = operations.partEnded(command, troubled, SOON);
        assertThat(lost.required("state").asText()).isEqualTo("LOST");
        assertThat(lost.required("error").asText()).contains("faults-troubled was restarted");
        assertThat(operations.partEnded(command, sudo, SOON).required("state").asText())
                .isEqualTo("SUCCEEDED");
        assertThat(operations.ended(command, SOON).required("state").asText()).isEqualTo("LOST");
    }

    @Test
    void aFullDiskIsSaidAndTheCommandRunsAttached() {
        troubled.host().fillDisk();
        try {
            long command = operations.command(List.of(troubled), false, "echo", "still here");

            assertThat(operations.ended(command, SOON).required("state").asText())
                    .isEqualTo("SUCCEEDED");
            assertThat(operations.output(command, troubled)).asString(UTF_8).isEqualTo("still here\n");
            assertThat(operations.log(command, troubled))
                    .contains("The disk of faults-troubled is too full")
                    .contains("cannot survive a restart");
        } finally {
            troubled.host().freeDisk();
        }
    }

    @Test
    void anApplyOnAFullDiskFailsWithTheToolsOwnWordsAndWorksAfterwards() {
        want(troubled, "fulldisk");
        troubled.host().fillDisk();
        try {
            JsonNode ended = operations.ended(operations.apply(troubled), SOON);
            assertThat(ended.required("state").asText()).isEqualTo("FAILED");
            assertThat(RestOperations.part(ended, troubled).required("error").asText())
                    .contains("faults-troubled");
        } finally {
            troubled.host().freeDisk();
        }
        assertThat(operations
                        .ended(operations.apply(troubled), SOON)
                        .required("state")
                        .asText())
                .isEqualTo("SUCCEEDED");
        assertThat(troubled.account("fulldisk")).isNotEmpty();
    }

    @Test
    void whereSudoIsRefusedTheLineToAddIsSaid() {
        LabHost asked = Lab.shared().host("faults-asked", HostSpec.plain().askedUser("deploy"));
        try {
            RestClient.Answer check =
                    rest.post("servers/enrolments/" + LabServer.pinned(rest, asked, "deploy") + "/check", Map.of());
            assertThat(check.status()).as(check.toString()).isEqualTo(502);
            assertThat(check.text()).contains("deploy ALL=(ALL) NOPASSWD: ALL");
        } finally {
            asked.destroy();
        }
    }

    @Test
    void whereSudoIsTakenAwayLaterTheOperationSaysTheLineToo() {
        String rules = "/etc/sudoers.d";
        troubled.host().exec("mv", rules, rules + ".away").orThrow();
        try {
            long command = operations.command(List.of(troubled), true, "id");
            JsonNode part = RestOperations.part(operations.ended(command, SOON), troubled);
            assertThat(part.required("state").asText()).isEqualTo("FAILED");
            assertThat(part.required("error").asText()).contains("admin ALL=(ALL) NOPASSWD: ALL");
        } finally {
            troubled.host().exec("mv", rules + ".away", rules).orThrow();
        }
    }

    @Test
    void aShellThatPrintsABannerIsNoTrouble() {
        long command = operations.command(List.of(root, sudo), false, "printf", "%s", "exactly this");
        assertThat(operations.ended(command, SOON).required("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(operations.output(command, root)).asString(UTF_8).isEqualTo("exactly this");
        assertThat(operations.output(command, sudo)).asString(UTF_8).isEqualTo("exactly this");
    }

    /** T39: what shows another key gets nothing sent, however long it was trusted before. */
    @Test
    void aHostWithAnotherKeyStopsEverythingWithAnExplanation() {
        LabHost host = Lab.shared().host("faults-key", HostSpec.plain());
        LabServer changed = LabServer.enrol(rest, host, "root");
        try {
            want(changed, "newkey");
            host.changeHostKey();
            host.exec("pkill", "-f", "sshd: root"); // its old connections
            long command = operations.command(List.of(changed, sudo), false, "touch", "/tmp/must-not-be");
            JsonNode part = RestOperations.part(operations.ended(command, SOON), changed);
            assertThat(part.required("state").asText()).isEqualTo("FAILED");
            assertThat(part.required("error").asText())
                    .contains("shows another host key than the pinned one")
                    .contains(host.hostKeyFingerprint());
            assertThat(host.exec("test", "-e", "/tmp/must-not-be").exit()).isNotZero();
            assertThat(operations
                            .partEnded(command, sudo, SOON)
                            .required("state")
                            .asText())
                    .isEqualTo("SUCCEEDED");
            assertThat(rest.get("plans/accounts/server/" + changed.id()).status())
                    .isEqualTo(502);
        } finally {
            host.destroy();
        }
    }

    /** T42: of two applies of one target one goes on, the other is told so. */
    @Test
    void ofTwoAppliesOfOneTargetOneIsToldSo() {
        want(troubled, "twoatonce");
        troubled.host().write("/run/hold", "");
        troubled.host()
                .write(
                        "/etc/shadow-maint/useradd-pre.d/hold",
                        "#!/bin/sh\ntouch /run/held\nwhile [ -e /run/hold ]; do sleep 0.1; done\n".getBytes(UTF_8),
                        "0755");
        JsonNode plan = operations.plan(troubled);
        long first = operations.approve(troubled, plan).orThrow().required("id").asLong();
        Waiting.until(
                SOON,
                "useradd",
                () -> troubled.host().exec("test", "-e", "/run/held").exit() == 0);

        RestClient.Answer second = operations.approve(troubled, plan);
        troubled.host()
                .exec("rm", "/run/hold", "/etc/shadow-maint/useradd-pre.d/hold")
                .orThrow();

        assertThat(second.status()).as(second.toString()).isEqualTo(409);
        assertThat(second.text()).contains("Operation " + first + " is doing the same on faults-troubled");
        assertThat(operations.ended(first, SOON).required("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(troubled.account("twoatonce")).isNotEmpty();
    }

    private static void want(LabServer server, String account) {
        rest.post("servers/" + server.id() + "/accounts", Map.of("name", account, "shell", "/bin/sh", "comment", ""))
                .orThrow();
    }

    private static Instant end(JsonNode part) {
        return Instant.parse(part.required("ended").asText());
    }
}
