package org.intendant.operations.life;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.intendant.operations.Operation;
import org.intendant.operations.OperationPart;
import org.intendant.operations.OperationState;
import org.intendant.operations.Order;
import org.intendant.operations.store.LogRows.Stream;
import org.intendant.operations.store.OperationRows.Ordered;
import org.intendant.operations.store.PartRows;

/** An operation while this server works on it: its parts, as many at once as were ordered. */
final class OperationRun {

    private static final Logger LOG = Logger.getLogger(OperationRun.class.getName());

    /** Parts that are on their way to their hosts or work there; {@link Order#MOST_PARALLEL} is less, so that some always can. */
    private static final int MOST_THREADS = 128;

    private final Operation operation;
    private final Ordered ordered;
    private final long epoch;
    private final OperationWorker worker;
    private final List<OperationPart> rows;
    private final LogBuffer whole;
    private final PartPlaces places;
    private final Set<PartRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;
    private volatile boolean abandoned;

    OperationRun(Operation operation, long epoch, long logTotal, OperationWorker worker) {
        this.operation = operation;
        this.epoch = epoch;
        this.worker = worker;
        this.ordered =
                Patience.with(() -> worker.operations.ordered(operation.id())).orElseThrow();
        this.places = new PartPlaces(Math.min(ordered.parallel(), Order.MOST_PARALLEL));
        this.rows = Patience.with(() -> worker.parts.of(operation.id()));
        this.whole = new LogBuffer(new Stream(operation.id(), 0), epoch, logTotal, 0);
    }

    Operation operation() {
        return operation;
    }

    Ordered ordered() {
        return ordered;
    }

    long epoch() {
        return epoch;
    }

    LogBuffer whole() {
        return whole;
    }

    PartPlaces places() {
        return places;
    }

    int size() {
        return rows.size();
    }

    PartRows parts() {
        return worker.parts;
    }

    Clock clock() {
        return requireNonNull(worker.clock);
    }

    Threads threads() {
        return requireNonNull(worker.threads);
    }

    boolean cancelled() {
        return cancelled;
    }

    boolean abandoned() {
        return abandoned;
    }

    /** Works on every part that is not at its end, and waits for all. */
    void run() {
        List<OperationPart> open =
                rows.stream().filter(part -> !part.state().isFinal()).toList();
        if (open.isEmpty()) {
            return;
        }
        ExecutorService pool = worker.threads.pool("operation-" + operation.id(), Math.min(open.size(), MOST_THREADS));
        try {
            open.forEach(part -> pool.execute(() -> runPart(part)));
            pool.shutdown();
            while (!pool.awaitTermination(1, TimeUnit.HOURS)) {
                // long work is what operations are for
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            abandon();
            pool.shutdownNow();
        }
    }

    private void runPart(OperationPart row) {
        if (abandoned || (cancelled && row.state() == OperationState.WAITING)) {
            return;
        }
        try {
            take(new PartRun(row, this, worker));
        } catch (RuntimeException | Error failed) { // its end is written with the operation's
            LOG.log(
                    Level.SEVERE,
                    "Operation " + operation.id() + " on " + row.target().name(),
                    failed);
        }
    }

    private void take(PartRun part) {
        running.add(part);
        try {
            if (cancelled) {
                part.cancel();
            }
            part.run();
        } finally {
            running.remove(part);
        }
    }

    /** Tells what runs that it shall end, at once and without more: it stops where it looks next. */
    void ask() {
        running.forEach(PartRun::ask);
    }

    /** Ends what runs, with proof, and lets nothing more begin. */
    void cancel() {
        if (!cancelled) {
            cancelled = true;
            worker.cancelWaiting(operation);
        }
        running.forEach(PartRun::cancel);
    }

    /** Leaves the work to another server, at once: writes fail from now on, and what waits is woken. */
    void abandon() {
        abandoned = true;
        running.forEach(PartRun::interrupt);
    }
}
