package org.intendant.application;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A request whose body does not end, and what became of it.
 *
 * @param taken bytes of the body until the other side would take no more
 * @param answer the first line of what it said, or nothing
 */
record Endless(long taken, String answer) {

    private static final long ENOUGH = 64_000_000;

    /** Sends until it is refused, at most 64 MB. */
    static Endless to(int port, String head) {
        byte[] piece = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
            OutputStream out = socket.getOutputStream();
            out.write((head + "Host: localhost:" + port + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            long sent = 0;
            try {
                while (sent < ENOUGH && socket.getInputStream().available() == 0) {
                    out.write(piece);
                    sent += piece.length;
                }
            } catch (IOException closed) {
                return new Endless(sent, said(socket));
            }
            return new Endless(sent, said(socket));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String said(Socket socket) {
        try {
            byte[] first = socket.getInputStream().readNBytes(40);
            return new String(first, StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException closed) {
            return "";
        }
    }
}
