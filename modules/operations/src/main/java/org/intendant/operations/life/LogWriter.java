package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.intendant.operations.life.LogBuffer.Chunk;
import org.intendant.operations.live.Signals;
import org.intendant.operations.store.LogRows;
import org.intendant.operations.store.Sql;

/**
 * Stores what all running parts have to say: ten times a second, and at once for whoever waits, up to fifty times; each time in
 * one transaction, never a statement per line.
 */
@ApplicationScoped
public class LogWriter {

    private static final Logger LOG = Logger.getLogger(LogWriter.class.getName());
    private static final Duration LEAST = Duration.ofMillis(20);
    private static final long MOST_AT_ONCE = 4 << 20;

    @Inject
    Sql sql;

    @Inject
    LogRows logs;

    @Inject
    Signals signals;

    @Inject
    Threads threads;

    private final Set<LogBuffer> buffers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean soon = new AtomicBoolean();
    private volatile long lastRound = System.nanoTime();

    void open(LogBuffer buffer) {
        buffer.whenHurried(this::soon);
        buffers.add(buffer);
    }

    /** One round for all who are in a hurry meanwhile. */
    private void soon() {
        if (soon.compareAndSet(false, true)) {
            Duration since = Duration.ofNanos(System.nanoTime() - lastRound);
            Duration wait = LEAST.minus(since);
            threads.later(this::hurriedRound, wait.isNegative() ? Duration.ZERO : wait);
        }
    }

    private void hurriedRound() {
        soon.set(false);
        flush();
    }

    /** Stores what is left and forgets the buffer. */
    void close(LogBuffer buffer) {
        try {
            buffer.awaitStored();
        } catch (Overtaken | Stopped quiet) {
            LOG.log(Level.FINE, "The log goes on elsewhere.", quiet);
        } finally {
            buffers.remove(buffer);
        }
    }

    /** One round. When the database is away, everything stays in the buffers for the next one. */
    synchronized void flush() {
        lastRound = System.nanoTime();
        Iterator<LogBuffer> left = List.copyOf(buffers).iterator();
        while (left.hasNext()) {
            store(batch(left));
        }
    }

    /** As much as is copied and stored at once, that memory does not grow with the number of those who print. */
    private static List<Pending> batch(Iterator<LogBuffer> left) {
        List<Pending> pending = new ArrayList<>();
        long bytes = 0;
        while (left.hasNext() && bytes < MOST_AT_ONCE) {
            LogBuffer buffer = left.next();
            List<Chunk> chunks = buffer.chunks();
            if (!chunks.isEmpty()) {
                pending.add(new Pending(buffer, chunks));
                bytes +=
                        chunks.stream().mapToLong(chunk -> chunk.bytes().length).sum();
            }
        }
        return pending;
    }

    private void store(List<Pending> pending) {
        if (pending.isEmpty()) {
            return;
        }
        List<Pending> stored =
                sql.transaction(() -> pending.stream().filter(this::store).toList());
        for (Pending each : pending) {
            if (stored.contains(each)) {
                each.buffer().stored(each.last());
                signals.logGrew(each.buffer().stream());
            } else {
                each.buffer().overtake();
                buffers.remove(each.buffer());
            }
        }
    }

    private boolean store(Pending pending) {
        LogBuffer buffer = pending.buffer();
        Chunk last = pending.last();
        if (!logs.extend(buffer.stream(), buffer.epoch(), last.starts() + last.bytes().length, last.outputAfter())) {
            return false;
        }
        for (Chunk chunk : pending.chunks()) {
            if (chunk.bytes().length > 0) {
                logs.add(buffer.stream(), chunk.starts(), chunk.raw(), chunk.bytes());
            }
        }
        return true;
    }

    private record Pending(LogBuffer buffer, List<Chunk> chunks) {
        Chunk last() {
            return chunks.get(chunks.size() - 1);
        }
    }
}
