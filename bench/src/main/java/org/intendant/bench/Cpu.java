package org.intendant.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** CPU time as the kernel counts it, in steps of 10 ms. */
interface Cpu {

    /** Milliseconds used so far. */
    double millis();

    /** A process that lives on: the application's, say. */
    static Cpu of(long pid) {
        return () -> Stat.of(pid).own();
    }

    /** Several processes that live on. */
    static Cpu of(Collection<Long> pids) {
        return () -> pids.stream().mapToDouble(pid -> Stat.of(pid).own()).sum();
    }

    /** All programs that this JVM has started and that have ended, with what they had started and waited for. */
    static Cpu ofEndedChildren() {
        return () -> Stat.of(ProcessHandle.current().pid()).children();
    }

    /** Both of them. */
    default Cpu and(Cpu other) {
        return () -> millis() + other.millis();
    }

    /**
     * Times in {@code /proc/PID/stat}, proc(5).
     *
     * @param own milliseconds of the process, in user and system mode
     * @param children milliseconds of its children that it has waited for
     */
    record Stat(double own, double children) {

        private static final double MILLIS_PER_TICK = 10;
        private static final int USER = 11;

        static Stat of(long pid) {
            try {
                return parse(Files.readString(Path.of("/proc/" + pid + "/stat")));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        /** The name in brackets may hold anything, so fields are counted after its last bracket. */
        static Stat parse(String line) {
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return new Stat(sum(fields, USER), sum(fields, USER + 2));
        }

        private static double sum(String[] fields, int first) {
            return (Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])) * MILLIS_PER_TICK;
        }
    }
}
