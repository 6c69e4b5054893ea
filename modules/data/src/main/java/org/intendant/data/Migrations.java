package org.intendant.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables of every module to what the code expects: {@code db/migration/<module>} with a history table of its
 * own, in the order of the modules, under one lock on the database, so that two servers never migrate at once.
 */
public final class Migrations {

    /** Any number that nobody else uses for an advisory lock in this database. */
    private static final long LOCK = 0x496e74656e64616eL;

    private final DataSource database;
    private final List<String> modules;

    /**
     * @param database where the tables live: H2 or PostgreSQL
     * @param modules names of modules with migrations, lower ones first
     */
    public Migrations(DataSource database, List<String> modules) {
        this.database = Unhurried.of(database);
        this.modules = List.copyOf(modules);
    }

    /**
     * Migrates all modules.
     *
     * @throws org.flywaydb.core.api.FlywayException when a migration fails or the schema is newer than the code
     */
    public void run() {
        try (Connection lock = database.getConnection()) {
            boolean postgres = lock.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            if (postgres) {
                call(lock, "select pg_advisory_lock(" + LOCK + ")");
            }
            try {
                modules.forEach(this::migrate);
            } finally {
                if (postgres) {
                    call(lock, "select pg_advisory_unlock(" + LOCK + ")");
                }
            }
        } catch (SQLException unreachable) {
            throw new IllegalStateException(
                    "The database cannot be migrated: " + unreachable.getMessage(), unreachable);
        }
    }

    /** Version 0 is the baseline, else the second module would stop at the first one's tables or pass over its V1. */
    private void migrate(String module) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration/" + module)
                .table("migrations_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static void call(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
