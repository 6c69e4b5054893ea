package org.intendant.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.intendant.data.Settings;
import org.intendant.data.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T31: nothing stands in the database in clear, and nothing starts without the key. */
class SecretsTest {

    @TempDir
    Path home;

    private final TestDatabase db = TestDatabase.h2(List.of("secrets"), NamedSecret.class);

    private Secrets secrets() {
        Secrets secrets = new Secrets();
        secrets.em = db.entityManager();
        secrets.clock = Clock.systemUTC();
        secrets.source = new MasterKeySource();
        secrets.source.settings = new Settings(Map.of("INTENDANT_HOME", home.toString()));
        db.transaction(secrets::unlock);
        return secrets;
    }

    @Test
    void keepsASecretOverARestart() {
        byte[] made = db.transaction(() -> secrets().findOrCreate("ssh key", () -> "first".getBytes(UTF_8)));

        byte[] again = db.transaction(() -> secrets().findOrCreate("ssh key", () -> "second".getBytes(UTF_8)));

        assertThat(again).isEqualTo(made).asString(UTF_8).isEqualTo("first");
    }

    @Test
    void storesNothingInClear() throws SQLException {
        db.transaction(() -> secrets().findOrCreate("ssh key", () -> "canary-4711".getBytes(UTF_8)));

        try (var connection = db.source().getConnection();
                var rows =
                        connection.createStatement().executeQuery("select sealed from secret where name = 'ssh key'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).startsWith("v1:").doesNotContain("canary-4711");
        }
    }

    /** T32: each installation makes its own key, and each sealing its own beginning: nothing is derived, nothing ships. */
    @Test
    void nothingIsTheSameTwice() throws Exception {
        Secrets one = secrets();
        String key = Files.readString(home.resolve("master.key"));
        List<String> sealed = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> one.seal("the same".getBytes(UTF_8), "the same place"))
                .toList();
        assertThat(sealed).doesNotHaveDuplicates();
        Path other = Files.createDirectory(home.resolve("other"));
        new MasterKeyFile(other.resolve("master.key")).create();
        assertThat(Files.readString(other.resolve("master.key")))
                .isNotEqualTo(key)
                .hasSameSizeAs(key);
    }

    /** T31: rows of before there were seals get theirs once, whoever writes to the database. */
    @Test
    void doesOnceWhatAnEarlierInstallationNeeds() throws SQLException {
        Secrets secrets = secrets();
        AtomicInteger done = new AtomicInteger();
        db.transaction(() -> secrets.once("seals", done::incrementAndGet));
        assertThat(done).as("a new installation").hasValue(0);

        write("update secret set sealed = '" + secrets.seal(new byte[] {1}, "secret:check:sealed")
                + "' where name = 'check'");
        db.transaction(() -> secrets.once("seals", done::incrementAndGet));
        db.transaction(() -> secrets().once("seals", done::incrementAndGet));
        assertThat(done).as("an earlier one").hasValue(1);
        db.transaction(() -> secrets.once("other seals", done::incrementAndGet));
        assertThat(done).hasValue(2);

        write("delete from secret");
        db.transaction(() -> secrets().once("seals", done::incrementAndGet));
        assertThat(done).as("what was done, deleted").hasValue(2);
    }

    private void write(String sql) throws SQLException {
        try (var connection = db.source().getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    @Test
    void refusesToStartWithoutTheKeyOnceSomethingIsSealed() throws Exception {
        secrets();
        Files.delete(home.resolve("master.key"));

        assertThatThrownBy(this::secrets).hasMessageContaining("master key is missing");
        assertThat(home.resolve("master.key")).doesNotExist();
    }

    @Test
    void refusesToStartWithAnotherKey() throws Exception {
        secrets();
        Files.delete(home.resolve("master.key"));
        new MasterKeyFile(home.resolve("master.key")).create();

        assertThatThrownBy(this::secrets).hasMessageContaining("sealed under the master key");
    }
}
