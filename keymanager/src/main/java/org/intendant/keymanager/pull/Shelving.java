package org.intendant.keymanager.pull;

import static java.util.stream.Collectors.toSet;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.intendant.data.StartOrder;
import org.intendant.operations.life.Threads;

/** Keeps the shelf as the database is: at once after a change on this server, within a second after one on another. */
@ApplicationScoped
class Shelving {

    private static final Logger LOG = System.getLogger(Shelving.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Inject
    Shelf shelf;

    @Inject
    ShelfRows rows;

    @Inject
    Bundles bundles;

    @Inject
    SigningKey key;

    @Inject
    Threads threads;

    @Inject
    Clock clock;

    private long seen = -1;
    private Instant complained = Instant.EPOCH;

    void start(@Observes @Priority(StartOrder.SERVERS) Startup started) {
        threads.now(this::look);
        threads.every(EVERY, this::look);
    }

    /** Soon, on a thread of its own. */
    void soon() {
        threads.now(this::look);
    }

    /** Makes what is to be made, and takes over what was changed, by whomever. */
    synchronized void look() {
        try {
            ShelfRows.Numbers numbers = rows.numbers();
            if (numbers.toMake() > 0 && key.isAtHand()) {
                boolean more;
                do {
                    more = bundles.make();
                } while (more);
                numbers = rows.numbers();
            }
            if (numbers.change() != seen || key.notReady().isPresent()) {
                key.load();
                rows.changedAfter(seen).forEach(row -> shelf.put(row.name(), row.shelved()));
                if (shelf.size() != numbers.bundles()) {
                    shelf.keepOnly(rows.all().stream().collect(toSet()));
                }
                seen = numbers.change();
            }
            shelf.isFilled();
        } catch (RuntimeException away) {
            complain(away);
        }
    }

    /** Once a minute: while the database is away this is asked every second. */
    private void complain(RuntimeException why) {
        Instant now = clock.instant();
        boolean loud = complained.plus(Duration.ofMinutes(1)).isBefore(now);
        if (loud) {
            complained = now;
        }
        LOG.log(loud ? Level.WARNING : Level.DEBUG, "What servers fetch stays as it is: " + why.getMessage(), why);
    }
}
