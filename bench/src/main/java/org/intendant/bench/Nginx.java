package org.intendant.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.intendant.demo.Waiting;

/** Debian's nginx with one worker and a folder of files. */
final class Nginx implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Path folder;
    private final int port;
    private final Process process;

    private Nginx(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static Nginx start() throws IOException {
        Path folder = Files.createTempDirectory("bench-nginx");
        int port = freePort();
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off; worker_processes 1; user root; pid %1$s/pid; error_log %1$s/error.log;
                events { }
                http {
                  access_log off; types { text/html html; }
                  client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
                  uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
                  server { listen 127.0.0.1:%2$d; root %1$s; keepalive_requests 1000000; }
                }
                """.formatted(folder, port));
        Process process = new ProcessBuilder(List.of("nginx", "-p", folder.toString(), "-c", folder + "/nginx.conf"))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        Nginx nginx = new Nginx(folder, port, process);
        Waiting.until(LONGEST, "nginx", nginx::listens);
        return nginx;
    }

    /** Has this file served below its name. */
    void put(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** CPU of the master and its worker. */
    Cpu cpu() {
        return Cpu.of(Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new AssertionError("nginx ended: " + said());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
