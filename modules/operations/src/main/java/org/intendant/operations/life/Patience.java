package org.intendant.operations.life;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Work on a host must not fail because the database is away for a while: what must be read or written is tried again. */
final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final int DEEPEST = 12;

    private Patience() {}

    /** The answer, tried once a second for a quarter of an hour while the database is the trouble. */
    static <T> T with(Supplier<T> access) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return access.get();
            } catch (RuntimeException failed) {
                if (!isDatabase(failed) || System.nanoTime() > deadline || !pause()) {
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

    private static boolean isDatabase(Throwable failed) {
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException) {
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
