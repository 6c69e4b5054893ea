package org.intendant.application;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server and a receiver of webhooks over real connections. They take every message whole and note its number, and
 * say yes to the first few; the others wait for their yes until it is said to all.
 */
final class HesitantPost implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("(?:Message-ID: <|Intendant-Delivery: )notice\\.(\\d+).*");
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");
    private static final int ALL = 1_000_000;

    private final ServerSocket smtp = listening();
    private final ServerSocket http = listening();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger hesitating = new AtomicInteger();
    private final Semaphore yes;

    HesitantPost(int answeredAtOnce) {
        yes = new Semaphore(answeredAtOnce);
        pool.execute(() -> accept(smtp, this::mail));
        pool.execute(() -> accept(http, this::hook));
    }

    int mailPort() {
        return smtp.getLocalPort();
    }

    URI hookUrl() {
        return URI.create("http://127.0.0.1:" + http.getLocalPort() + "/told");
    }

    /** The numbers of all messages that were handed over whole, one for each time. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    /** How many were handed over and wait for their yes. */
    int hesitating() {
        return hesitating.get();
    }

    /** From now on, and to those that wait. */
    void sayYes() {
        yes.release(ALL);
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** What is said on one connection. */
    private interface Conversation {
        void with(BufferedReader in, OutputStream out) throws IOException;
    }

    private void accept(ServerSocket at, Conversation conversation) {
        while (!at.isClosed()) {
            try {
                Socket caller = at.accept();
                pool.execute(() -> {
                    try (caller) {
                        conversation.with(
                                new BufferedReader(
                                        new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1)),
                                caller.getOutputStream());
                    } catch (IOException killed) {
                        // it was not there any more to hear the yes
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void mail(BufferedReader in, OutputStream out) throws IOException {
        say(out, "220 hesitant");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line.split(" ", 2)[0]) {
                case "DATA" -> {
                    say(out, "354 go on");
                    hesitate(first(NUMBER, lines(in, ".")));
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 well");
            }
        }
    }

    private void hook(BufferedReader in, OutputStream out) throws IOException {
        List<String> head = lines(in, "");
        int length = Integer.parseInt(first(LENGTH, head));
        for (int i = 0; i < length; i++) {
            in.read();
        }
        hesitate(first(NUMBER, head));
        say(out, "HTTP/1.1 204 Taken\r\nConnection: close\r\n");
    }

    /** Up to the line that ends them. */
    private static List<String> lines(BufferedReader in, String last) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.readLine(); !last.equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("It broke off.");
            }
            lines.add(line);
        }
        return lines;
    }

    private static String first(Pattern wanted, List<String> lines) throws IOException {
        for (String line : lines) {
            Matcher found = wanted.matcher(line);
            if (found.matches()) {
                return found.group(1);
            }
        }
        throw new IOException("There is no " + wanted + " in " + lines);
    }

    private void hesitate(String number) {
        taken.add(number);
        hesitating.incrementAndGet();
        yes.acquireUninterruptibly();
        hesitating.decrementAndGet();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        sayYes();
        smtp.close();
        http.close();
        pool.shutdown();
    }
}
