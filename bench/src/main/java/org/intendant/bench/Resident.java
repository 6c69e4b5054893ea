package org.intendant.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds now, from {@code /proc/PID}.
 *
 * @param mib resident memory in MiB
 * @param threads of the process
 * @param descriptors open files and connections
 */
record Resident(double mib, long threads, long descriptors) {

    private static final double KIB_PER_MIB = 1024;

    static Resident of(long pid) {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return new Resident(number(pid, "VmRSS:") / KIB_PER_MIB, number(pid, "Threads:"), open.count());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long number(long pid, String name) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
