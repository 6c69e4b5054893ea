package org.intendant.bench;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Collects every second or so, and remembers the most that was left. */
final class HeapWatch implements Runnable {

    private final long pid;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile double most;
    private volatile @Nullable Exception failure;

    HeapWatch(long pid) {
        this.pid = pid;
    }

    @Override
    public void run() {
        try {
            do {
                most = Math.max(most, Heap.afterCollection(pid));
            } while (!stopped.await(1, TimeUnit.SECONDS));
        } catch (IOException broken) {
            failure = broken;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            failure = stop;
        }
    }

    void stop() {
        stopped.countDown();
    }

    /** In MiB. */
    double most() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return most;
    }
}
