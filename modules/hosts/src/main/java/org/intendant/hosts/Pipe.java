package org.intendant.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Bytes from one thread to another with bounds in room and time. A reader that has stopped reading breaks the pipe. */
final class Pipe {

    private static final int ROOM = 512 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final byte[] ring = new byte[ROOM];
    private int begin;
    private int filled;
    private int timeout;
    private boolean closed;

    synchronized void timeout(int millis) {
        timeout = millis;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    OutputStream sink() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                put(bytes, offset, length);
            }

            @Override
            public void close() {
                Pipe.this.close();
            }
        };
    }

    InputStream source() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return length == 0 ? 0 : take(bytes, offset, length);
            }

            @Override
            public void close() {
                Pipe.this.close();
            }
        };
    }

    private synchronized void put(byte[] bytes, int offset, int length) throws IOException {
        Deadline patience = Deadline.in(PATIENCE);
        for (int done = 0; done < length; ) {
            while (filled == ROOM && !closed && !patience.over()) {
                pause(patience.left().toMillis() + 1);
            }
            if (closed || filled == ROOM) {
                closed = true;
                throw new IOException("Nobody reads from this tunnel.");
            }
            int end = (begin + filled) % ROOM;
            int part = Math.min(length - done, Math.min(ROOM - filled, ROOM - end));
            System.arraycopy(bytes, offset + done, ring, end, part);
            filled += part;
            done += part;
            notifyAll();
        }
    }

    private synchronized int take(byte[] bytes, int offset, int length) throws IOException {
        Deadline deadline = Deadline.in(timeout == 0 ? Duration.ofDays(1) : Duration.ofMillis(timeout));
        while (filled == 0 && !closed) {
            if (deadline.over()) {
                throw new SocketTimeoutException("Nothing came through the tunnel for " + timeout + " ms.");
            }
            pause(deadline.left().toMillis() + 1);
        }
        if (filled == 0) {
            return -1;
        }
        int part = Math.min(length, Math.min(filled, ROOM - begin));
        System.arraycopy(ring, begin, bytes, offset, part);
        begin = (begin + part) % ROOM;
        filled -= part;
        notifyAll();
        return part;
    }

    @SuppressWarnings("WaitNotInLoop") // who calls it loops
    private void pause(long millis) throws IOException {
        try {
            wait(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted in a tunnel.").initCause(stop);
        }
    }
}
