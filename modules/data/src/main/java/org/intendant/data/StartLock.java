package org.intendant.data;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Of several servers that start on one PostgreSQL, one at a time makes or changes tables; the others wait for it. H2 has one
 * server only.
 */
public final class StartLock {

    /** Any number that nobody else uses for an advisory lock in this database. */
    private static final long NUMBER = 0x496e74656e64616eL;

    private final DataSource database;

    public StartLock(DataSource database) {
        this.database = Unhurried.of(database);
    }

    /** Waits for the lock and does the work under it; the work takes connections of its own. */
    public void hold(Runnable work) {
        try (Connection lock = database.getConnection()) {
            if (!lock.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                work.run();
                return;
            }
            call(lock, "select pg_advisory_lock(" + NUMBER + ")");
            try {
                work.run();
            } finally {
                call(lock, "select pg_advisory_unlock(" + NUMBER + ")");
            }
        } catch (SQLException unreachable) {
            throw new IllegalStateException(
                    "The database cannot be prepared: " + unreachable.getMessage(), unreachable);
        }
    }

    private static void call(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
