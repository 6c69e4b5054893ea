package org.intendant.operations.life;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.intendant.operations.store.StatementFailed;
import org.intendant.web.errors.DatabaseAway;

/**
 * Work on a host must not fail because the database is away for a while: what must be read or written is tried again. What
 * the database refuses fails at once, for it would be refused again.
 */
final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final int DEEPEST = 12;

    /** Deadlocks and serialization (40), too few resources (53), a lock that was not had in time. */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "53300", "53200", "53100", "HYT00", "90131");

    private Patience() {}

    /** The answer, tried once a second for a quarter of an hour while the database is the trouble. */
    static <T> T with(Supplier<T> access) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return access.get();
            } catch (RuntimeException failed) {
                if (!passes(failed) || System.nanoTime() > deadline || !pause()) {
                    throw failed;
                }
                LOG.log(Level.WARNING, "The database does not answer yet: {0}", failed.getMessage());
            }
        }
    }

    /** Writes under an epoch: false from the write means that another server took over. */
    static void write(Supplier<Boolean> write) {
        if (!with(write)) {
            throw new Overtaken();
        }
    }

    /** Whether the trouble is one that passes by itself. */
    static boolean passes(Throwable failed) {
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (DatabaseAway.is(cause)
                    || (cause instanceof SQLException sql && PASSING.contains(String.valueOf(sql.getSQLState())))
                    || (cause instanceof StatementFailed statement && statement.notCommitted())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
