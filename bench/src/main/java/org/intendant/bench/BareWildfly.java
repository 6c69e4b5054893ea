package org.intendant.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.intendant.demo.RunCommand;
import org.intendant.demo.Waiting;

/** A server of the same version without the application, started by its own {@code standalone.sh} with its own options. */
final class BareWildfly implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String DOWNLOADED = "bench/target/wildfly";
    private static final String OURS = "src/target/server";

    private final Path base;
    private final int port;
    private final Process process;

    private BareWildfly(Path base, int port, Process process) {
        this.base = base;
        this.port = port;
        this.process = process;
    }

    /** As WildFly is downloaded, with the configuration it comes with. */
    static BareWildfly downloaded() throws IOException {
        try (Stream<Path> folders = Files.list(RunCommand.root().resolve(DOWNLOADED))) {
            List<Path> versions = folders.toList();
            if (versions.size() != 1) {
                throw new IllegalStateException("One WildFly should lie in " + DOWNLOADED + ", not " + versions
                        + ". Remove that folder; the next run fetches the right one.");
            }
            return start(versions.get(0));
        }
    }

    /** With nothing but the layers that Intendant needs, and its configuration without the deployment. */
    static BareWildfly trimmed() throws IOException {
        return start(RunCommand.root().resolve(OURS));
    }

    /** Starts it and waits until it says that it has started. */
    private static BareWildfly start(Path server) throws IOException {
        Path base = Files.createTempDirectory("bare-wildfly");
        configure(server.resolve("standalone/configuration"), Files.createDirectory(base.resolve("configuration")));
        Files.createDirectory(base.resolve("deployments")); // the one that is downloaded looks there
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        server.resolve("bin/standalone.sh").toString(),
                        "-Djboss.server.base.dir=" + base,
                        "-Djboss.http.port=" + port,
                        "-Djboss.https.port=" + freePort(),
                        "-Djboss.management.http.port=" + freePort()))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("console.log").toFile());
        builder.environment().put("JBOSS_PIDFILE", base.resolve("pid").toString());
        builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        BareWildfly bare = new BareWildfly(base, port, builder.start());
        Waiting.until(LONGEST, "the bare server", bare::started);
        bare.mustListen();
        return bare;
    }

    /** The server's process. */
    long pid() throws IOException {
        return Long.parseLong(Files.readString(base.resolve("pid")).strip());
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroy);
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(base)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private boolean started() {
        try {
            return Files.readString(base.resolve("tmp/startup-marker")).startsWith("success");
        } catch (IOException notYet) {
            return false;
        }
    }

    private void mustListen() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() != 'H') {
                throw new AssertionError("The bare server does not speak HTTP.");
            }
        }
    }

    private static void configure(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        Path xml = to.resolve("standalone.xml");
        Files.writeString(xml, Files.readString(xml).replaceAll("(?s)<deployments>.*</deployments>", ""));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
