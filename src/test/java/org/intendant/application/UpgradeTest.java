package org.intendant.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.intendant.data.H2;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunCommand;
import org.intendant.demo.RunningIntendant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * T44: what each earlier version has left (the estate of the demo, as backup or dump in {@code upgrade/}) is backed up,
 * then brought to the tables of this one; and an older one leaves a newer one's tables alone.
 */
@Tag("application")
class UpgradeTest {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final String PASSWORD = "kept since the first landing";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"landing-1", "landing-2", "landing-3", "landing-5", "landing-6", "landing-7", "landing-8"})
    void takesOverWhatAnEarlierVersionHasLeft(String earlier) throws IOException {
        try (RunningIntendant intendant = RunningIntendant.fresh()) {
            restore(intendant, earlier);

            intendant.start();

            assertThat(intendant.output()).contains("Upgraded the tables (").contains("As it was before: ");
            assertThat(backups(intendant)).hasSize(1);
            everythingIsThere(intendant);
            if (earlier.equals("landing-5")) {
                keysAreStillAsIntendantWroteThem(intendant);
            }
            if (earlier.equals("landing-6")) {
                whoMayLogInIsAsItWas(intendant);
            }
            if (earlier.equals("landing-7")) {
                forwardsAndFilesAreAsTheyWere(intendant);
            }
            if (earlier.equals("landing-8")) {
                namesAndSharesAreAsTheyWere(intendant);
            }
            if (earlier.equals("landing-3")) {
                assertThat(each(RestClient.signedIn(intendant, "admin", PASSWORD), "groups", "name"))
                        .containsExactly("Databases");
                leavesTablesAloneThatAreLikeItsOwn(intendant);
            }
        }
    }

    private static void keysAreStillAsIntendantWroteThem(RunningIntendant intendant) {
        assertThat(RestClient.signedIn(intendant, "admin", PASSWORD)
                        .get("keys")
                        .orThrow()
                        .required("rows"))
                .singleElement()
                .satisfies(key -> assertThat(key.required("state").asText()).isEqualTo("good"));
    }

    /** Rows that had no seal get one, and give what they gave: mara by her group, ben as the owner of web1. */
    private static void whoMayLogInIsAsItWas(RunningIntendant intendant) {
        RestClient admin = RestClient.signedIn(intendant, "admin", PASSWORD);
        Map<String, List<String>> open = new TreeMap<>();
        admin.get("access?limit=100")
                .orThrow()
                .required("rows")
                .forEach(spot -> open.put(
                        spot.required("account").asText() + "@"
                                + spot.required("server").asText(),
                        StreamSupport.stream(spot.required("who").spliterator(), false)
                                .filter(who -> who.required("open").asBoolean())
                                .map(who -> who.required("name").asText())
                                .toList()));
        assertThat(open)
                .containsEntry("deploy@db1", List.of("mara", "deploy@web2"))
                .containsEntry("deploy@web2", List.of("mara", "deploy@web2"))
                .containsEntry("deploy@web1", List.of("ben"))
                .containsEntry("deploy@gw1", List.of());
        long db1 = admin.get("servers?q=db1")
                .orThrow()
                .required("rows")
                .get(0)
                .required("id")
                .asLong();
        assertThat(admin.get("servers/" + db1 + "/kept-keys").orThrow())
                .singleElement()
                .satisfies(key -> assertThat(key.required("decision").asText()).isEqualTo("undecided"));
    }

    /** One forward that was applied, and the files that were written for it. */
    private static void forwardsAndFilesAreAsTheyWere(RunningIntendant intendant) {
        RestClient admin = RestClient.signedIn(intendant, "admin", PASSWORD);
        assertThat(admin.get("port-forwards").orThrow().required("rows"))
                .singleElement()
                .satisfies(forward -> {
                    assertThat(forward.required("publicPorts").asText()).isEqualTo("8081");
                    assertThat(forward.required("guest").asText()).isEqualTo("web1");
                });
        assertThat(each(admin, "files", "path"))
                .contains("/etc/intendant/portforwarding.nft", "/etc/intendant-keys.conf");
    }

    /** What was wanted and what was adopted, and a share: who may use it is genuine, and a password comes out as it was sealed. */
    private static void namesAndSharesAreAsTheyWere(RunningIntendant intendant) {
        RestClient admin = RestClient.signedIn(intendant, "admin", PASSWORD);
        assertThat(each(admin, "host-names", "domains")).containsExactly("bookings.example.org", "wiki.example.org");
        assertThat(each(admin, "port-forwards", "publicPorts")).containsExactly("8080", "8081");
        assertThat(admin.get("shares").orThrow().required("rows"))
                .singleElement()
                .satisfies(share -> {
                    assertThat(share.required("name").asText()).isEqualTo("documents");
                    assertThat(share.required("writers"))
                            .extracting(JsonNode::asText)
                            .containsExactly("smb-mara");
                    assertThat(share.required("readers"))
                            .extracting(JsonNode::asText)
                            .containsExactly("smb-ben");
                    assertThat(share.required("forged")).isEmpty();
                });
        assertThat(admin.post("share-users/1/reveal", Map.of())
                        .orThrow()
                        .required("password")
                        .asText())
                .hasSizeGreaterThan(10);
    }

    private static void leavesTablesAloneThatAreLikeItsOwn(RunningIntendant intendant) throws IOException {
        intendant.stop();
        intendant.start();

        assertThat(intendant.output()).doesNotContain("Upgraded");
        assertThat(backups(intendant)).hasSize(1);
    }

    @Test
    void anOlderOneRefusesAndChangesNothing() throws IOException, SQLException {
        try (RunningIntendant intendant = RunningIntendant.fresh()) {
            restore(intendant, "landing-2");
            try (Connection database = DriverManager.getConnection(H2.url(intendant.home()), H2.USER, H2.PASSWORD);
                    var statement = database.createStatement()) {
                statement.execute("insert into \"migrations_people\" (\"installed_rank\", \"version\", \"description\","
                        + " \"type\", \"script\", \"installed_by\", \"execution_time\", \"success\")"
                        + " values (99, '4711', 'later', 'SQL', 'V4711__later.sql', 'somebody', 1, true)");
            }

            RunCommand start = intendant.command();

            assertThat(start.exitCode(LONGEST)).isEqualTo(1);
            assertThat(start.output())
                    .contains("This database belongs to a newer Intendant: people is at 4711 there")
                    .contains("Nothing was changed.");
            assertThat(backups(intendant)).isEmpty();
        }
    }

    @Test
    void onPostgresqlItAsksForABackupWhereItCannotMakeOne() throws IOException, SQLException {
        try (ProgramsWithout programs = ProgramsWithout.of("pg_dump");
                StoppablePostgres postgres = new StoppablePostgres();
                RunningIntendant intendant = postgres.under(RunningIntendant.fresh())) {
            copy("landing-1-pg.key", intendant.home().resolve("master.key"));
            postgres.run(text("landing-1.sql"));
            intendant.set("PATH", programs.folder().toString());

            RunCommand start = intendant.command();
            assertThat(start.exitCode(LONGEST)).isEqualTo(1);
            assertThat(start.output()).contains("INTENDANT_BACKED_UP=yes").contains("Nothing was changed.");

            intendant.set("INTENDANT_BACKED_UP", "yes").start();
            assertThat(intendant.output()).contains("Upgraded the tables (");
            everythingIsThere(intendant);
        }
    }

    private static void everythingIsThere(RunningIntendant intendant) {
        RestClient admin = RestClient.signedIn(intendant, "admin", PASSWORD);
        assertThat(each(admin, "servers", "name")).contains("db1", "files1", "gw1", "pve1", "web1", "web2");
        assertThat(each(admin, "people", "username")).contains("admin", "ben", "mara");
        assertThat(each(admin, "accounts", "name")).contains("deploy", "dba");
        assertThat(each(admin, "operations", "state"))
                .hasSizeGreaterThanOrEqualTo(6)
                .containsOnly("SUCCEEDED");
        long operation = admin.get("operations?limit=1")
                .orThrow()
                .required("rows")
                .get(0)
                .required("id")
                .asLong();
        assertThat(admin.get("operations/" + operation + "/log/all?part=0").text())
                .isNotEmpty();
        assertThat(admin.get("audit?limit=5").orThrow().required("total").asLong())
                .isGreaterThan(20);
    }

    private static List<String> each(RestClient rest, String list, String field) {
        return StreamSupport.stream(
                        rest.get(list + "?limit=100").orThrow().required("rows").spliterator(), false)
                .map(row -> row.findValue(field))
                .map(JsonNode::asText)
                .toList();
    }

    private void restore(RunningIntendant intendant, String earlier) throws IOException {
        Path backup = folder.resolve(earlier + ".zip");
        copy(earlier + ".zip", backup);
        RunCommand restore = intendant.command("--restore", backup.toString());
        assertThat(restore.exitCode(LONGEST)).as(restore.output()).isZero();
        copy(earlier + "-h2.key", intendant.home().resolve("master.key"));
        if (List.of("landing-7", "landing-8").contains(earlier)) {
            copy(earlier + "-signing.key", intendant.home().resolve("signing.key"));
        }
    }

    private static List<Path> backups(RunningIntendant intendant) throws IOException {
        Path folder = intendant.home().resolve("backups");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream content = UpgradeTest.class.getResourceAsStream("/upgrade/" + resource)) {
            Files.write(file, content.readAllBytes());
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream content = UpgradeTest.class.getResourceAsStream("/upgrade/" + resource)) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }
}
