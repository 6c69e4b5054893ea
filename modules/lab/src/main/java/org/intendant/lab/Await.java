package org.intendant.lab;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, with a limit; for tests, which never sleep for a fixed time. */
public final class Await {

    private static final long PAUSE_MILLIS = 20;

    private Await() {}

    /** Returns as soon as the condition holds, or fails after the limit with {@code what} in the sentence. */
    public static void until(Duration limit, String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new LabFailed("Waited " + limit.toMillis() + " ms in vain until " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabFailed("Interrupted while waiting", e);
        }
    }
}
