package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.intendant.operations.Order.Lane;

/** How many operations of each lane one server works on at once: a click never waits behind a night's backups. */
@ApplicationScoped
public class Places {

    private static final Map<Lane, Integer> LIMITS = Map.of(Lane.INTERACTIVE, 16, Lane.SCHEDULED, 4, Lane.BACKUP, 2);

    /** All lanes together. */
    static final int ALL = LIMITS.values().stream().mapToInt(Integer::intValue).sum();

    private final Map<Lane, Semaphore> free = Map.of(
            Lane.INTERACTIVE, new Semaphore(limit(Lane.INTERACTIVE)),
            Lane.SCHEDULED, new Semaphore(limit(Lane.SCHEDULED)),
            Lane.BACKUP, new Semaphore(limit(Lane.BACKUP)));

    static int limit(Lane lane) {
        return LIMITS.getOrDefault(lane, 1);
    }

    boolean enter(Lane lane) {
        return of(lane).tryAcquire();
    }

    void leave(Lane lane) {
        of(lane).release();
    }

    private Semaphore of(Lane lane) {
        Semaphore semaphore = free.get(lane);
        if (semaphore == null) {
            throw new IllegalArgumentException(lane.name());
        }
        return semaphore;
    }
}
