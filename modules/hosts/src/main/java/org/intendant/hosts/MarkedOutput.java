package org.intendant.hosts;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One output of a command, bounded: what comes before the mark is put aside, what exceeds the limit is dropped. Never
 * blocks, since one thread reads for all commands of a session; only an output that somebody takes as it comes holds up that
 * thread, and so its host, until there is room again.
 */
final class MarkedOutput extends OutputStream {

    private static final int MOST_BEFORE = 4096;
    private static final int ROOM = 64 * 1024;

    private final byte[] mark;
    private final int most;
    private final ByteArrayOutputStream before = new ByteArrayOutputStream();
    private final ByteArrayOutputStream after = new ByteArrayOutputStream();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int matched;
    private long total;
    private boolean held;
    private @Nullable MarkedOutput bell;
    private boolean rung;

    /**
     * @param mark a word; it is looked for as a whole line that follows a line end
     * @param most bytes kept after the mark
     */
    MarkedOutput(String mark, int most) {
        this.mark = ("\n" + mark + "\n").getBytes(StandardCharsets.US_ASCII);
        this.most = most;
    }

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        total += length;
        int at = offset;
        while (at < offset + length && !marked()) {
            look(bytes[at++]);
        }
        if (marked()) {
            awaitRoom();
            after.write(bytes, at, Math.min(offset + length - at, most - after.size()));
            notifyAll();
            if (bell != null) {
                bell.ring();
            }
        }
    }

    /** Whenever something comes here, who waits for the other one is woken. */
    MarkedOutput ringing(MarkedOutput other) {
        bell = other;
        return this;
    }

    /** From now on nothing is dropped: what exceeds the limit waits, until {@link #release}. */
    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        notifyAll();
    }

    private void awaitRoom() {
        try {
            while (held && after.size() >= ROOM) {
                wait();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes who waits for more: there may be something else to look at. */
    synchronized void ring() {
        rung = true;
        notifyAll();
    }

    /** Waits until something has come after the mark, or nothing more will, or the time is over; takes what has come. */
    synchronized byte[] next(Deadline deadline) throws InterruptedException {
        while (after.size() == 0 && closed.getCount() > 0 && !rung && !deadline.over()) {
            wait(deadline.left().toMillis() + 1);
        }
        rung = false;
        byte[] come = after.toByteArray();
        after.reset();
        notifyAll();
        return come;
    }

    boolean closed() {
        return closed.getCount() == 0;
    }

    /** The mark holds line ends at its two ends only: a mismatch can begin anew only at one. */
    private void look(byte b) {
        if (before.size() < MOST_BEFORE) {
            before.write(b);
        }
        if (b == mark[matched]) {
            matched++;
        } else {
            matched = b == mark[0] ? 1 : 0;
        }
    }

    synchronized boolean marked() {
        return matched == mark.length;
    }

    /** Whether all of the mark has come but its line end, which may be held back with what may follow it. */
    synchronized boolean begun() {
        return matched >= mark.length - 1;
    }

    /** Bytes that came, kept or not. */
    synchronized long total() {
        return total;
    }

    /** What was printed before the mark, cut at 4 KiB. */
    synchronized String before() {
        return before.toString(StandardCharsets.UTF_8);
    }

    synchronized byte[] bytes() {
        return after.toByteArray();
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        notifyAll();
    }

    boolean awaitClose(Deadline deadline) throws InterruptedException {
        return closed.await(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    }
}
