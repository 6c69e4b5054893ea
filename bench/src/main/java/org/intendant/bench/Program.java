package org.intendant.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end; its output goes to files, so that a pipe slows nothing down. */
final class Program {

    private static final long LONGEST_MINUTES = 10;

    private Program() {}

    /**
     * How it ended.
     *
     * @param printed its standard output, byte for byte
     */
    record Ended(int exit, byte[] printed, String complaints) {}

    static Ended run(Path folder, Map<String, String> environment, List<String> argv)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        try {
            ProcessBuilder builder = new ProcessBuilder(argv)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(argv.get(0) + " did not end within " + LONGEST_MINUTES + " minutes.");
            }
            return new Ended(process.exitValue(), Files.readAllBytes(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
