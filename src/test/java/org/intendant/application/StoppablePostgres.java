package org.intendant.application;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.demo.RunningIntendant;

/** A real PostgreSQL with an empty database, that can go away and come back with what it held, on the same port. */
final class StoppablePostgres implements AutoCloseable {

    private static final String DATABASE = "intendant";

    private final Path data;
    private EmbeddedPostgres server;

    StoppablePostgres() {
        try {
            data = Files.createTempDirectory("intendant-postgres");
            server = builder().start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + DATABASE);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    /** Has this Intendant use it from the next start on. */
    RunningIntendant under(RunningIntendant intendant) {
        return intendant
                .set("INTENDANT_DB_URL", server.getJdbcUrl("postgres", DATABASE).replaceFirst("\\?.*", ""))
                .set("INTENDANT_DB_USER", "postgres")
                .set("INTENDANT_DB_PASSWORD", "postgres");
    }

    /** Runs a script of SQL, as pg_dump writes it with {@code --inserts}, in Intendant's database. */
    void run(String script) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(script.replaceAll("(?m)^\\\\.*$", ""));
        }
    }

    /** The first column of what a statement finds. */
    List<String> query(String sql) {
        try (Connection connection = server.getDatabase("postgres", DATABASE).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Ends every connection and the server. */
    void stop() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void start() {
        try {
            server = builder().setPort(server.getPort()).start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Every process of the server stops where it stands: connections stay open and silent. */
    void hang() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            ProcessHandle main = ProcessHandle.of(postmaster).orElseThrow();
            for (ProcessHandle process :
                    Stream.concat(Stream.of(main), main.descendants()).toList()) {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
