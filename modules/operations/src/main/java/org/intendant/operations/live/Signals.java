package org.intendant.operations.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.intendant.operations.store.ChangeRows;
import org.intendant.operations.store.LogRows.Stream;

/**
 * Tells waiting pages that there is something new: at once on this server, within a second on others, which look at the
 * counter in the database.
 */
@ApplicationScoped
public class Signals {

    @Inject
    ChangeRows changes;

    @Inject
    LongPolls polls;

    private final AtomicBoolean unpublished = new AtomicBoolean();
    private final AtomicLong known = new AtomicLong(-1);

    /** Something that lists and badges show has changed. Called after the change is committed. */
    public void changed() {
        unpublished.set(true);
    }

    /** An operation, or a part of it, has changed. */
    public void changed(long operation) {
        changed();
        polls.wake(LongPolls.log(operation));
    }

    /** More of a log is stored: who reads another log of the same operation is let sleep. */
    public void logGrew(Stream log) {
        polls.wakeLog(log);
    }

    /** Ten times a second: raises the counter once for all changes since the last time. */
    public void publish() {
        if (unpublished.compareAndSet(true, false)) {
            try {
                changes.up();
            } catch (RuntimeException away) {
                unpublished.set(true);
                throw away;
            }
            lookAtCounter();
        }
    }

    /** Once a second: what other servers did, and whether those who wait may still. */
    public void look() {
        lookAtCounter();
        polls.wakeAll();
    }

    private void lookAtCounter() {
        long now = changes.now();
        if (known.getAndSet(now) != now) {
            polls.wake(LongPolls.CHANGES);
        }
    }
}
