package org.intendant.operations.life;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.intendant.operations.store.LogRows.Stream;

/**
 * What one log was given since it was last stored. Bounded: whoever writes faster than the database waits. Beyond 66 MiB
 * raw output is counted and dropped.
 */
final class LogBuffer {

    private static final long MOST_WAITING = 192 << 10;
    private static final long MOST_STORED = 66L << 20;
    private static final int CHUNK = 256 << 10;
    private static final long QUIET = 100_000_000;
    private static final byte[] FULL =
            "\n[The log is full. What follows is not kept.]\n".getBytes(StandardCharsets.UTF_8);

    private final Stream stream;
    private final long epoch;
    private final List<Piece> pieces = new ArrayList<>();
    private long waiting;
    private long total;
    private long outputStored;
    private long given;
    private boolean full;
    private boolean overtaken;
    private boolean newLine = true;
    private long lastStored = System.nanoTime() - QUIET;
    private volatile Runnable hurry = () -> {};

    LogBuffer(Stream stream, long epoch, long total, long outputStored) {
        this.stream = stream;
        this.epoch = epoch;
        this.total = total;
        this.outputStored = outputStored;
        this.given = outputStored;
        this.newLine = total == 0;
    }

    Stream stream() {
        return stream;
    }

    long epoch() {
        return epoch;
    }

    /** What to do when somebody waits for a round, or something comes after a while in which nothing came. */
    void whenHurried(Runnable deed) {
        hurry = deed;
    }

    /** Bytes of raw output that are stored. */
    synchronized long outputStored() {
        return outputStored;
    }

    synchronized void raw(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        awaitRoom();
        given += bytes.length;
        if (full) {
            pieces.add(new Piece(true, new byte[0], given));
            return;
        }
        if (total + waiting + bytes.length > MOST_STORED) {
            full = true;
            add(new Piece(false, FULL, given));
            return;
        }
        newLine = bytes[bytes.length - 1] == '\n';
        add(new Piece(true, bytes, given));
    }

    /** A line of ours, on a line of its own. */
    synchronized void line(String text) {
        awaitRoom();
        add(new Piece(false, ((newLine ? "" : "\n") + text + "\n").getBytes(StandardCharsets.UTF_8), given));
        newLine = true;
    }

    private void add(Piece piece) {
        if (pieces.isEmpty() && System.nanoTime() - lastStored >= QUIET) {
            hurry.run();
        }
        pieces.add(piece);
        waiting += piece.bytes().length;
    }

    private void awaitRoom() {
        if (waiting > MOST_WAITING) {
            hurry.run();
        }
        await(() -> waiting <= MOST_WAITING);
    }

    /** Waits until everything given so far is stored. */
    synchronized void awaitStored() {
        if (!pieces.isEmpty()) {
            hurry.run();
        }
        await(pieces::isEmpty);
    }

    private synchronized void await(BooleanSupplier done) {
        try {
            while (!done.getAsBoolean() && !overtaken) {
                wait(1000);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
        if (overtaken) {
            throw new Overtaken();
        }
    }

    /** What shall be stored now; empty when there is nothing. It stays here until {@link #stored}. */
    synchronized List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>();
        long starts = total;
        int size = 0;
        int first = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            size += piece.bytes().length;
            boolean last = i + 1 == pieces.size();
            if (last || pieces.get(i + 1).raw() != piece.raw() || size > CHUNK) {
                byte[] bytes = joined(pieces.subList(first, i + 1), size);
                chunks.add(new Chunk(starts, piece.raw(), bytes, piece.outputAfter(), i + 1));
                starts += size;
                size = 0;
                first = i + 1;
            }
        }
        return chunks;
    }

    /** One piece is not copied. */
    private static byte[] joined(List<Piece> some, int size) {
        if (some.size() == 1) {
            return some.get(0).bytes();
        }
        byte[] all = new byte[size];
        int at = 0;
        for (Piece piece : some) {
            System.arraycopy(piece.bytes(), 0, all, at, piece.bytes().length);
            at += piece.bytes().length;
        }
        return all;
    }

    synchronized void stored(Chunk last) {
        total = last.starts() + last.bytes().length;
        outputStored = last.outputAfter();
        List<Piece> done = pieces.subList(0, last.pieces());
        waiting -= done.stream().mapToLong(piece -> piece.bytes().length).sum();
        done.clear();
        lastStored = System.nanoTime();
        notifyAll();
    }

    synchronized void overtake() {
        overtaken = true;
        pieces.clear();
        notifyAll();
    }

    private record Piece(boolean raw, byte[] bytes, long outputAfter) {}

    /**
     * Bytes to be stored at an offset.
     *
     * @param outputAfter how much raw output is stored after them
     * @param pieces how many pieces are used up after them
     */
    record Chunk(long starts, boolean raw, byte[] bytes, long outputAfter, int pieces) {}
}
