package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.intendant.data.H2;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunCommand;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Waiting;
import org.intendant.hosts.OwnKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * T31: a database goes with its master key, from a file or from the environment; with none or another one nothing starts. And
 * with the key that signs what servers fetch: without it Intendant starts, says so and is not ready.
 */
@Tag("application")
class KeyAndBackupTest {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Test
    void aRestoredHomeStartsWithItsKeyOnlyAndHoldsWhatWasThere(@TempDir Path folder) throws Exception {
        Path backup = folder.resolve("intendant.zip");
        try (var first = RunningIntendant.prepared().start();
                var second = RunningIntendant.fresh()) {
            RestClient.admin(first).post("people", person()).orThrow();
            letAServerFetch(RestClient.admin(first));
            RunCommand command = first.command("--backup", backup.toString());
            assertThat(command.exitCode(LONGEST)).as(command.output()).isZero();
            assertThat(command.output()).contains("Not in it: the master key", signingKey(first) + ". Keep a copy");
            first.stop();

            RunCommand restore = second.command("--restore", backup.toString());
            assertThat(restore.exitCode(LONGEST)).as(restore.output()).isZero();
            assertThat(restore.output())
                    .contains("The master key is missing", key(second).toString())
                    .contains("put your copy of the key that signs them to " + signingKey(second));
            Map<String, String> sealed = sealed(second);
            assertThat(sealed).isEqualTo(sealed(first)).isNotEmpty();

            RunCommand without = second.command();
            assertThat(without.exitCode(LONGEST)).isEqualTo(1);
            assertThat(without.output())
                    .contains("The master key is missing", key(second).toString());
            assertThat(key(second)).doesNotExist();
            assertThat(sealed(second)).isEqualTo(sealed);

            Files.copy(key(first), key(second));
            second.launch();
            Waiting.until(
                    LONGEST,
                    "it says which key is missing",
                    () -> readiness(second)
                            .contains("The key that signs what servers fetch is missing: put it back at "
                                    + signingKey(second)));
            assertThat(signingKey(second)).as("no other one is made").doesNotExist();
            Files.copy(signingKey(first), signingKey(second));
            second.awaitReady();
            assertThat(second.output()).doesNotContain("Set up the first administrator");
            RestClient admin = RestClient.admin(second);
            assertThat(admin.get("people").orThrow().toString()).contains("Maren Holt");
        }
    }

    @Test
    void theKeyOfTheEnvironmentIsKeptNowhereAndAnotherOneOpensNothing() throws Exception {
        String right = anyKey(1);
        try (var intendant = RunningIntendant.prepared().set("INTENDANT_MASTER_KEY", right)) {
            intendant.start();
            assertThat(Path.of("/proc", Long.toString(intendant.pid()), "cmdline"))
                    .content()
                    .doesNotContain(right);
            intendant.stop();
            assertThat(key(intendant)).doesNotExist();
            assertThat(intendant.log() + intendant.output()).doesNotContain(right);
            Map<String, String> sealed = sealed(intendant);
            assertThat(sealed).isNotEmpty();

            RunCommand other = intendant.set("INTENDANT_MASTER_KEY", anyKey(2)).command();
            assertThat(other.exitCode(LONGEST)).isEqualTo(1);
            assertThat(other.output())
                    .contains("Intendant could not start.", "was sealed under the master key", "INTENDANT_MASTER_KEY")
                    .doesNotContain(anyKey(2));
            assertThat(sealed(intendant)).isEqualTo(sealed);

            intendant.set("INTENDANT_MASTER_KEY", right).start();
            assertThat(RestClient.admin(intendant).get("people").status()).isEqualTo(200);
        }
    }

    private static Map<String, String> person() {
        return Map.of("username", "maren", "displayName", "Maren Holt", "role", "OPERATOR");
    }

    private static Path key(RunningIntendant intendant) {
        return intendant.home().resolve("master.key");
    }

    private static Path signingKey(RunningIntendant intendant) {
        return intendant.home().resolve("signing.key");
    }

    /** What a balancer reads; nothing as long as nobody answers there. */
    private static String readiness(RunningIntendant intendant) {
        try {
            return RestClient.anonymous(intendant).get("/health/ready").text();
        } catch (UncheckedIOException notYet) {
            return "";
        }
    }

    /** One that nobody has enrolled, as a file brings it in. */
    private static void letAServerFetch(RestClient admin) {
        admin.with("Content-Type", "text/csv")
                .send(
                        "POST",
                        "servers/import?preview=false",
                        "name,ssh.host,ssh.port,hostKey\nfar,127.77.0.9,9,"
                                + OwnKey.publicLine(OwnKey::generate).replace(" intendant", "") + "\n")
                .orThrow();
        long server = admin.get("servers?q=far")
                .orThrow()
                .required("rows")
                .get(0)
                .required("id")
                .asLong();
        admin.put("servers/" + server + "/key-fetch", Map.of("script", true)).orThrow();
    }

    private static String anyKey(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What the database of a stopped one holds under its key, as it stands there. */
    private static Map<String, String> sealed(RunningIntendant stopped) throws SQLException {
        assertThat(H2.file(stopped.home())).exists();
        String url = H2.url(stopped.home()) + ";IFEXISTS=TRUE";
        Map<String, String> found = new TreeMap<>();
        try (var connection = DriverManager.getConnection(url, H2.USER, H2.PASSWORD);
                var select = connection.prepareStatement("select name, sealed from secret");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }
}
