package org.intendant.lab;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a command ended: its exit code and all it wrote. */
public final class LabResult {

    private final String command;
    private final int exit;
    private final byte[] stdout;
    private final byte[] stderr;

    LabResult(String command, int exit, byte[] stdout, byte[] stderr) {
        this.command = command;
        this.exit = exit;
        this.stdout = stdout.clone();
        this.stderr = stderr.clone();
    }

    public int exit() {
        return exit;
    }

    public String stdout() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    public String stderr() {
        return new String(stderr, StandardCharsets.UTF_8);
    }

    /** What it wrote to its standard output, byte for byte. */
    public byte[] bytes() {
        return stdout.clone();
    }

    /** This result, if the command ended with 0; else it fails with what the command complained about. */
    public LabResult orThrow() {
        if (exit != 0) {
            throw new LabFailed(toString());
        }
        return this;
    }

    @Override
    public String toString() {
        String said = stderr().isBlank() ? stdout() : stderr();
        return String.format(Locale.ROOT, "%s ended with %d: %s", command, exit, said.strip());
    }
}
