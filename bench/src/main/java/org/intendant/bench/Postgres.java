package org.intendant.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.intendant.demo.RunningIntendant;

/** A real PostgreSQL with an empty database. */
final class Postgres implements AutoCloseable {

    private static final String DATABASE = "intendant";

    private static final String LOG = "postgresql.log";

    private final Path logs;
    private final EmbeddedPostgres server;

    Postgres() throws IOException, SQLException {
        logs = Files.createTempDirectory("bench-postgres-log");
        Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwxrwxrwx")); // it never runs as root
        server = EmbeddedPostgres.builder()
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", logs.toString())
                .setServerConfig("log_filename", LOG)
                .setServerConfig("log_file_mode", "0644")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
    }

    /** Has this Intendant use it from the next start on. */
    RunningIntendant under(RunningIntendant intendant) {
        return intendant
                .set("INTENDANT_DB_URL", server.getJdbcUrl("postgres", DATABASE).replaceFirst("\\?.*", ""))
                .set("INTENDANT_DB_USER", "postgres")
                .set("INTENDANT_DB_PASSWORD", "postgres");
    }

    /** For statements of one's own: counting them, say. */
    Connection connect() throws SQLException {
        return server.getDatabase("postgres", DATABASE).getConnection();
    }

    /** What it writes of its doings. */
    Path log() {
        return logs.resolve(LOG);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(log());
        Files.delete(logs);
    }
}
