package org.intendant.hosts;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One output of a shell that stays: what is printed goes to the command whose turn it is, until the line that marks the end of
 * its answer. What is printed when it is nobody's turn is dropped.
 */
final class TurnOutput extends OutputStream {

    private static final int MOST_DIGITS = 3;
    private static final int FAR_TOO_MUCH = 64 * 1024;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private byte[] end = {};
    private @Nullable MarkedOutput turn;
    private int exit = -1;
    private int dropped;

    /** @param mark is looked for as a line that follows a line end and has an exit code behind it */
    synchronized void begin(MarkedOutput to, String mark) {
        end = ("\n" + mark + " ").getBytes(StandardCharsets.US_ASCII);
        held.reset();
        turn = to;
        exit = -1;
        dropped = 0;
    }

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int at = offset;
        int until = offset + length;
        while (turn != null && at < until) {
            at = held.size() == 0 ? pass(turn, bytes, at, until) : hold(turn, bytes, at);
        }
        dropped = Math.min(FAR_TOO_MUCH, dropped + until - at);
    }

    /** What cannot begin the last line goes on at once. */
    private int pass(MarkedOutput to, byte[] bytes, int from, int until) {
        int at = from;
        while (at < until && !(bytes[at] == '\n' && (at + 1 == until || bytes[at + 1] == end[1]))) {
            at++;
        }
        if (at > from) {
            to.write(bytes, from, at - from);
        }
        if (at < until) {
            held.write(bytes[at++]);
        }
        return at;
    }

    /** What may be the last line waits until it is known. */
    private int hold(MarkedOutput to, byte[] bytes, int at) {
        int known = held.size();
        byte b = bytes[at];
        if (known < end.length ? b == end[known] : b >= '0' && b <= '9' && known < end.length + MOST_DIGITS) {
            held.write(b);
            return at + 1;
        }
        if (b == '\n' && known > end.length) {
            exit = Integer.parseInt(held.toString(StandardCharsets.US_ASCII).substring(end.length));
            held.reset();
            close();
            return at + 1;
        }
        byte[] other = held.toByteArray();
        held.reset();
        to.write(other, 0, other.length);
        return at;
    }

    /** The exit code behind the last mark, or -1 as long as it did not come. */
    synchronized int exit() {
        return exit;
    }

    /** Whether somebody prints and prints without being asked. */
    synchronized boolean flooded() {
        return dropped >= FAR_TOO_MUCH;
    }

    /** Nothing more comes for the command whose turn it is. */
    @Override
    public synchronized void close() {
        if (turn != null) {
            turn.close();
            turn = null;
        }
    }
}
