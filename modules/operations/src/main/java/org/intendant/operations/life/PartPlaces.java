package org.intendant.operations.life;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How many parts of an operation work at once. Those that wait for their host hold no place. */
final class PartPlaces {

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Semaphore free;

    PartPlaces(int most) {
        free = new Semaphore(most, true);
    }

    /** Waits for a place; false when it was not needed any more before there was one. */
    boolean enter(BooleanSupplier needed) {
        try {
            while (needed.getAsBoolean()) {
                if (free.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    void leave() {
        free.release();
    }

    /** Back from a wait, after which the place is left once more: it is waited for whatever else happens. */
    void enterAgain() {
        free.acquireUninterruptibly();
    }
}
