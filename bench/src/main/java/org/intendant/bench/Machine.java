package org.intendant.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * On what the figures were taken. Read before anything starts.
 *
 * @param text the machine itself, as a list
 * @param moment when, from which sources and beside how much else
 */
record Machine(String text, String moment) {

    private static final double KIB_PER_GIB = 1024 * 1024;

    static Machine describe(Path root, Clock clock) throws IOException, InterruptedException {
        String text = String.join(
                "\n",
                "- Processor: " + Runtime.getRuntime().availableProcessors() + " cores, "
                        + line("/proc/cpuinfo", "model name").replaceFirst("[^:]*:\\s*", ""),
                "- Memory: " + memory() + " GiB",
                "- Kernel: Linux "
                        + Files.readString(Path.of("/proc/sys/kernel/osrelease"))
                                .strip(),
                "- Java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        String date = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                .format(clock.instant().atZone(ZoneOffset.UTC));
        String load = Files.readString(Path.of("/proc/loadavg")).strip();
        return new Machine(
                text, "Run started " + date + ", commit " + commit(root) + ", load before the start " + load + ".");
    }

    private static String memory() throws IOException {
        String total = line("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
        return String.format(Locale.ROOT, "%.1f", Long.parseLong(total) / KIB_PER_GIB);
    }

    private static String line(String file, String start) throws IOException {
        return Files.readString(Path.of(file))
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElse("unknown");
    }

    private static String commit(Path root) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "-C", root.toString(), "describe", "--always", "--dirty", "--abbrev=12")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? said : "unknown";
    }
}
