package org.intendant.application;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.intendant.demo.LabServer;
import org.intendant.demo.RestClient;
import org.intendant.demo.RestOperations;
import org.intendant.demo.RunningIntendant;
import org.intendant.lab.HostSpec;
import org.intendant.lab.Lab;
import org.intendant.lab.LabHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T33, T29: while a host is enrolled with its password, and afterwards, that password stands in no process list or
 * environment on either side, in no file below the home and in no answer.
 */
@Tag("application")
@ExtendWith(SharedIntendant.class)
class CanaryPasswordTest {

    private static final String CANARY = "canary-5d1c9f-password";
    private static final String WRONG = "canary-0aa7e2-mistyped";
    private static final String ANY = "canary-[0-9a-f]{6}-[a-z]+";
    private static final String RECORD =
            "while :; do cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ; done 2>/dev/null >/run/record";

    @Test
    void thePasswordOfAnEnrolmentIsNowhere(RunningIntendant intendant) throws Exception {
        LabHost host =
                Lab.shared().host("canary", HostSpec.plain().sudoUser("ops").password("ops", CANARY));
        RestClient rest = RestClient.admin(intendant);
        host.exec("systemd-run", "-q", "--unit=record", "sh", "-c", RECORD).orThrow();
        Set<String> processes = ConcurrentHashMap.newKeySet();
        Thread recorder = new Thread(() -> recordProcesses(processes), "recorder");
        recorder.start();
        String answers;
        long server;
        try {
            String enrolment = begun(rest, host);
            RestClient.Answer mistyped = rest.post(enrolment + "/authorize", Map.of("password", WRONG));
            assertThat(mistyped.status()).as(mistyped.toString()).isEqualTo(502);
            RestClient.Answer authorized = rest.post(enrolment + "/authorize", Map.of("password", CANARY));
            authorized.orThrow();
            ObjectNode draft = (ObjectNode)
                    rest.post(enrolment + "/check", Map.of()).orThrow().required("proposal");
            draft.put("name", host.name());
            RestClient.Answer finished =
                    rest.post(enrolment + "/finish", Map.of("server", draft, "accounts", List.of()));
            server = finished.orThrow().required("id").asLong();
            answers = mistyped.text() + authorized.text() + finished.text();
        } finally {
            recorder.interrupt();
            recorder.join();
            host.exec("systemctl", "stop", "record").orThrow();
        }
        RestOperations operations = new RestOperations(rest);
        LabServer enrolled = new LabServer(server, host);
        long command = operations.command(List.of(enrolled), true, "id");
        operations.ended(command, Duration.ofMinutes(1));
        String audit = rest.get("audit/csv").text();

        assertThat(processes).anyMatch(process -> process.contains("-D[Standalone]"));
        assertThat(processes).noneMatch(process -> process.matches("(?s).*" + ANY + ".*"));
        assertThat(grep(host, "authorized_keys|/bin/sh", "/run/record")).isTrue();
        assertThat(grep(host, ANY, "/run/record", "/etc", "/var/log", "/home", "/root", "/tmp", "/var/lib/intendant"))
                .isFalse();
        assertThat(audit).contains("canary").doesNotContainPattern(ANY);
        assertThat(answers + rest.get("servers/" + server).text() + operations.log(command, enrolled))
                .doesNotContainPattern(ANY);
        assertThat(filesWith(intendant.home(), host.hostKeyFingerprint())).isNotEmpty();
        assertThat(filesWith(intendant.home(), CANARY)).isEmpty();
        assertThat(filesWith(intendant.home(), WRONG)).isEmpty();
        rest.delete("servers/" + server + "?typed=" + host.name());
        host.destroy();
    }

    private static String begun(RestClient rest, LabHost host) {
        String id = rest.post("servers/enrolments", Map.of("user", "ops", "host", host.address()))
                .orThrow()
                .required("id")
                .asText();
        rest.post("servers/enrolments/" + id + "/confirm", Map.of("fingerprint", host.hostKeyFingerprint()))
                .orThrow();
        return "servers/enrolments/" + id;
    }

    /** Arguments and environments of all processes of this machine, again and again. */
    private static void recordProcesses(Set<String> seen) {
        while (!Thread.currentThread().isInterrupted()) {
            ProcessHandle.allProcesses()
                    .map(process -> Path.of("/proc", Long.toString(process.pid())))
                    .forEach(process -> Stream.of("cmdline", "environ")
                            .map(process::resolve)
                            .map(CanaryPasswordTest::read)
                            .forEach(seen::add));
        }
    }

    private static boolean grep(LabHost host, String pattern, String... where) {
        String[] command = Stream.concat(Stream.of("grep", "-rqaE", "--", pattern), Stream.of(where))
                .toArray(String[]::new);
        return host.exec(command).exit() == 0;
    }

    private static List<Path> filesWith(Path folder, String text) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(text))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Nothing for what is gone meanwhile. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
