package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.intendant.data.Expiring;

/** Removes what is over, of every module. What fails in one is said, keeps none of the others, and is tried again. */
@ApplicationScoped
public class Cleaning {

    private static final Logger LOG = Logger.getLogger(Cleaning.class.getName());

    @Inject
    @Any
    Instance<Expiring> all;

    @Inject
    Clock clock;

    void clean() {
        all.forEach(this::clean);
    }

    private void clean(Expiring rows) {
        try {
            rows.removeExpired(clock.instant());
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.WARNING,
                    "What is over could not be removed and is tried again: " + failed.getMessage(),
                    failed);
        }
    }
}
