package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.intendant.operations.Order.Lane;

/** How many operations of each lane one server works on at once: a click never waits behind commands of a day. */
@ApplicationScoped
public class Places {

    private static final Map<Lane, Integer> LIMITS =
            Map.of(Lane.INTERACTIVE, 16, Lane.COMMAND, 16, Lane.SCHEDULED, 4, Lane.BACKUP, 2);

    /** All lanes together. */
    static final int ALL = LIMITS.values().stream().mapToInt(Integer::intValue).sum();

    private final Map<Lane, Semaphore> free = new EnumMap<>(Lane.class);

    Places() {
        for (Lane lane : Lane.values()) {
            free.put(lane, new Semaphore(limit(lane)));
        }
    }

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
