package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.intendant.demo.RunCommand;
import org.intendant.demo.RunningIntendant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("application")
class StartAndStopTest {

    private static RunningIntendant intendant;

    @BeforeAll
    static void start() {
        intendant = RunningIntendant.fresh().start();
    }

    @AfterAll
    static void stop() {
        intendant.close();
    }

    @Test
    void saysWhereItIsReadyAndIsReadyThere() throws Exception {
        assertThat(intendant.output()).contains("Intendant is ready: http://localhost:" + intendant.port() + "/\n");
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void listensOnItsOneAddressOnly() throws IOException {
        try (var other = new ServerSocket(intendant.port(), 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(other.isBound()).as("another address has the port free").isTrue();
        }
    }

    @Test
    void aSecondStartReusesWhatWasBuiltAndIsQuick() {
        assertThat(intendant.stop()).isZero();
        assertThat(intendant.output()).endsWith("Stopping Intendant.\nIntendant has stopped.\n");
        Instant begin = Instant.now();
        intendant.start();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(intendant.output()).doesNotContain("Building");
    }

    @Test
    void aKilledOneStartsAgain() {
        intendant.kill9();
        assertThat(intendant.output()).contains("Intendant ended by itself");
        intendant.start();
    }

    @Test
    void aHomeInUseIsSaidWithItsProcess() {
        RunCommand second = intendant.command();
        assertThat(second.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(second.output().lines())
                .singleElement()
                .asString()
                .contains(
                        "The home " + intendant.home() + " is in use by another Intendant (process " + intendant.pid());
    }

    @Test
    void aTakenPortIsSaid() throws IOException {
        try (var other = RunningIntendant.fresh();
                var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            RunCommand command = other.set("INTENDANT_HTTP_PORT", Integer.toString(taken.getLocalPort()))
                    .command();
            assertThat(command.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(command.output().lines())
                    .singleElement()
                    .asString()
                    .contains("port " + taken.getLocalPort())
                    .contains("INTENDANT_HTTP_PORT");
        }
    }

    @Test
    void nonsenseInASettingIsSaidByItsName() {
        try (var other = RunningIntendant.fresh()) {
            RunCommand command =
                    other.set("INTENDANT_TRUSTED_PROXIES", "somewhere").command();
            assertThat(command.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(command.output()).startsWith("INTENDANT_TRUSTED_PROXIES must list addresses");
        }
    }

    @Test
    void aStartThatFailsSaysWhy() {
        try (var other = RunningIntendant.fresh()) {
            RunCommand command = other.set("INTENDANT_ADMIN_PASSWORD", "short").command();
            assertThat(command.exitCode(Duration.ofMinutes(2))).isEqualTo(1);
            assertThat(command.output()).contains("Intendant could not start. ").containsIgnoringCase("password");
        }
    }

    /** T33: what a person sets as a secret is in no argument, in no log and in no file that others may read. */
    @Test
    void theHomeIsClosedToOthers() throws IOException {
        try (var files = Files.walk(intendant.home())) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .matches("rw[x-]------"));
        }
    }

    /** T26: where anybody may put links, nothing is written. */
    @Test
    void aHomeThatIsOpenToEverybodyIsRefused() throws IOException {
        try (var other = RunningIntendant.fresh()) {
            Files.setPosixFilePermissions(other.home(), PosixFilePermissions.fromString("rwxrwxrwx"));
            RunCommand command = other.command();
            assertThat(command.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(command.output()).contains("Everybody may write into the home " + other.home());
            assertThat(other.home()).isEmptyDirectory();
        }
    }

    @Test
    void aBackupOfTheRunningOneComesBackInAnEmptyHome(@TempDir Path folder) {
        Path file = folder.resolve("intendant.zip");
        RunCommand backup = intendant.command("--backup", file.toString());
        assertThat(backup.exitCode(Duration.ofMinutes(1))).as(backup.output()).isZero();
        assertThat(backup.output())
                .contains("Not in it: the master key, " + intendant.home().resolve("master.key"));
        try (var other = RunningIntendant.fresh()) {
            RunCommand restore = other.command("--restore", file.toString());
            assertThat(restore.exitCode(Duration.ofMinutes(1)))
                    .as(restore.output())
                    .isZero();
            assertThat(restore.output()).contains("The master key is missing");
            assertThat(other.home().resolve("database/intendant.mv.db")).exists();

            RunCommand again = other.command("--restore", file.toString());
            assertThat(again.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(again.output()).contains("holds a database already");
        }
    }

    @Test
    void aRunningOneIsNotRestoredOver(@TempDir Path folder) {
        RunCommand restore =
                intendant.command("--restore", folder.resolve("any.zip").toString());
        assertThat(restore.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(restore.output()).contains("is in use by another Intendant");
    }

    @Test
    void onPostgresqlTheBackupNamesPgDumpWithoutThePassword(@TempDir Path folder) {
        try (var other = RunningIntendant.fresh()) {
            RunCommand backup = other.set("INTENDANT_DB_URL", "jdbc:postgresql://db1:5433/fleet?ssl=true")
                    .set("INTENDANT_DB_PASSWORD", "canary")
                    .command("--backup", folder.resolve("x").toString());
            assertThat(backup.exitCode(Duration.ofMinutes(1))).isEqualTo(1);
            assertThat(backup.output())
                    .contains("pg_dump --format=custom --file='" + folder.resolve("x")
                            + "' 'postgresql://intendant@db1:5433/fleet'")
                    .doesNotContain("canary");
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(intendant.baseUrl() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
