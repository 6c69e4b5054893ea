package org.intendant.demo;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Intendant, started by {@code ./run} as everybody starts it, on a free port and in a home of its own. Outlives
 * kills and restarts: home and port stay the same until {@link #close}.
 */
public final class RunningIntendant implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The password of {@code admin}, where {@link #prepared} has made him; another one in each JVM. */
    public static final String ADMIN_PASSWORD = random();

    private final Path home;
    private final Map<String, String> settings = new TreeMap<>();
    private @Nullable RunCommand run;

    private RunningIntendant(Path home) {
        this.home = home;
        set("INTENDANT_HOME", home.toString());
        set("INTENDANT_HTTP_PORT", Integer.toString(freePort()));
        // what lives for a minute starts with half the work when it is compiled by the quick compiler alone
        set("INTENDANT_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    }

    /** One with an empty home, whose administrator is {@code admin} with {@link #ADMIN_PASSWORD}. Not started yet. */
    public static RunningIntendant prepared() {
        return fresh().set("INTENDANT_ADMIN_PASSWORD", ADMIN_PASSWORD);
    }

    /** One with an empty home and no administrator: the first start prints the set-up link. Not started yet. */
    public static RunningIntendant fresh() {
        try {
            return new RunningIntendant(Files.createTempDirectory("intendant-home"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Sets a variable of the environment for the next start. */
    public RunningIntendant set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Starts it and waits until {@code ./run} has said that it is ready. */
    public RunningIntendant start() {
        return launch().awaitReady();
    }

    /** Waits until {@code ./run} has said that it is ready. */
    public RunningIntendant awaitReady() {
        Waiting.until(Duration.ofMinutes(10), "a word of ./run", () -> isReady() || !run().isRunning());
        if (!isReady()) {
            throw new AssertionError("Intendant did not start: " + output());
        }
        return this;
    }

    /** Starts it without waiting. */
    public RunningIntendant launch() {
        run = command();
        return this;
    }

    /** {@code ./run} with the settings of this one, beside it: {@code command("--backup", file)}. */
    public RunCommand command(String... arguments) {
        return RunCommand.start(settings, arguments);
    }

    private boolean isReady() {
        return output().contains("Intendant is ready: " + baseUrl() + "/\n");
    }

    /** SIGTERM to {@code ./run}, as systemd does it; answers its exit code once it has ended. */
    public int stop() {
        run().terminate();
        return run().exitCode(Duration.ofMinutes(1));
    }

    /** SIGKILL to the server's process, as the kernel does it when memory is short; waits until {@code ./run} is gone too. */
    public void kill9() {
        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
        run().exitCode(Duration.ofMinutes(1));
    }

    /** Returns when it has ended, by whomever. */
    public void awaitEnd() {
        run().awaitEnd();
    }

    private RunCommand run() {
        if (run == null) {
            throw new IllegalStateException("Intendant was not started yet.");
        }
        return run;
    }

    /** The server's process. */
    public long pid() {
        try {
            return Long.parseLong(
                    Files.readString(home.resolve("server").resolve("pid")).strip());
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /** What its home is called among servers that share a database. */
    public String node() {
        try {
            return Files.readString(home.resolve("node")).strip();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /** All that {@code ./run} has printed since the last start. */
    public String output() {
        return run().output();
    }

    /** Without a slash at the end. */
    public URI baseUrl() {
        return URI.create(settings.getOrDefault("INTENDANT_BASE_URL", "http://localhost:" + port()));
    }

    public int port() {
        return Integer.parseInt(settings.get("INTENDANT_HTTP_PORT"));
    }

    public Path home() {
        return home;
    }

    /** The log so far. */
    public String log() {
        try {
            return Files.readString(home.resolve("log").resolve("intendant.log"));
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /** Kills what still runs and removes the home. */
    @Override
    public void close() {
        if (run != null && run.isRunning()) {
            stop();
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String random() {
        return IntStream.range(0, 4)
                .mapToObj(i -> Integer.toString(1_000_000 + RANDOM.nextInt(35_000_000), 36))
                .collect(joining("-"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
