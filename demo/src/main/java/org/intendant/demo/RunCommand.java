package org.intendant.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One call of {@code ./run}, with what it prints. */
public final class RunCommand {

    private final Process process;
    private final Path printed;

    private RunCommand(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    /** Starts it with nothing of INTENDANT in its environment but these settings. */
    public static RunCommand start(Map<String, String> settings, String... arguments) {
        try {
            Path printed = Files.createTempFile("intendant-run", ".txt");
            printed.toFile().deleteOnExit();
            ProcessBuilder builder = new ProcessBuilder(
                    Stream.concat(Stream.of(root().resolve("run").toString()), Stream.of(arguments))
                            .toList());
            builder.environment().keySet().removeIf(name -> name.startsWith("INTENDANT_"));
            builder.environment().putAll(settings);
            builder.redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(printed.toFile());
            return new RunCommand(builder.start(), printed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The folder of {@code ./run}, with everything in it. */
    public static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.isExecutable(folder.resolve("run")))
                .findFirst()
                .orElseThrow();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for the end. */
    public int exitCode(Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                List<ProcessHandle> left = process.descendants().toList();
                process.destroyForcibly();
                left.forEach(ProcessHandle::destroyForcibly);
                throw new AssertionError("./run did not end within " + longest + ": " + output());
            }
            return process.exitValue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** Waits for the end, however long it takes. */
    public void awaitEnd() {
        process.onExit().join();
    }

    /** All that it has printed so far, errors among it. */
    public String output() {
        try {
            return Files.readString(printed);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
