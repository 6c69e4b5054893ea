package org.intendant.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end. Its output goes through files, so that nothing can block on a pipe. */
final class Program {

    private static final byte[] NO_INPUT = {};

    private Program() {}

    static LabResult run(Duration limit, List<String> argv) {
        return run(limit, NO_INPUT, argv);
    }

    static LabResult run(Duration limit, byte[] input, List<String> argv) {
        try {
            Path folder = Files.createTempDirectory("lab");
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            try {
                Process process = builder(argv)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                send(input, process);
                int exit = exitOf(process, limit, argv);
                return new LabResult(String.join(" ", argv), exit, Files.readAllBytes(out), Files.readAllBytes(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not run " + argv.get(0), e);
        }
    }

    /** A process of the lab, which finds the programs of the administrator also where a user's PATH lacks them. */
    static ProcessBuilder builder(List<String> argv) {
        ProcessBuilder builder = new ProcessBuilder(argv);
        builder.environment()
                .merge("PATH", "/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin", (own, more) -> own + ":" + more);
        return builder;
    }

    private static void send(byte[] input, Process process) throws IOException {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
        }
    }

    private static int exitOf(Process process, Duration limit, List<String> argv) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new LabFailed(String.join(" ", argv) + " did not end within " + limit.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabFailed("Interrupted while running " + argv.get(0), e);
        } finally {
            process.destroyForcibly();
        }
    }
}
