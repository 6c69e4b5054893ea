package org.intendant.web.errors;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that does not answer from a statement that it refused. */
public final class DatabaseAway {

    /**
     * H2: the connection is broken, the database is closed, closing or in use; PostgreSQL: it is shutting down or starting, or
     * ended a transaction that paused for too long.
     */
    private static final Set<String> STATES =
            Set.of("90067", "90098", "90121", "90020", "57P01", "57P02", "57P03", "25P03");

    private static final String UNIQUE = "23505";

    private DatabaseAway() {}

    /** Asks of this one throwable, not of its causes. */
    public static boolean is(Throwable thrown) {
        if (thrown instanceof SQLTransientConnectionException || thrown instanceof SQLNonTransientConnectionException) {
            return true;
        }
        if (thrown instanceof SQLException sql) {
            return isConnection(sql.getSQLState()) || fromThePool(sql.getMessage());
        }
        return thrown.getClass().getSimpleName().equals("JDBCConnectionException") || fromThePool(thrown.getMessage());
    }

    /** A unique row that somebody else made first. */
    static boolean isTaken(Throwable thrown) {
        return thrown instanceof SQLException sql && UNIQUE.equals(sql.getSQLState());
    }

    private static boolean isConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || STATES.contains(state));
    }

    /** The pool says that it could not give a connection with a message number and no state. */
    private static boolean fromThePool(@Nullable String message) {
        return message != null
                && (message.contains("IJ000453") || message.contains("IJ000655") || message.contains("IJ031084"));
    }
}
