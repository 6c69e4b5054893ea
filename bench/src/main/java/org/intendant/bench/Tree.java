package org.intendant.bench;

import java.io.UncheckedIOException;

/** The processes below this one: what a start needs beside the server itself counts too. */
final class Tree {

    private Tree() {}

    /** Milliseconds of CPU of all that live below this process, and of what they had started and waited for. */
    static double cpuMillis() {
        return ProcessHandle.current()
                .descendants()
                .mapToDouble(process -> total(process.pid()))
                .sum();
    }

    private static double total(long pid) {
        try {
            Cpu.Stat stat = Cpu.Stat.of(pid);
            return stat.own() + stat.children();
        } catch (UncheckedIOException ended) {
            return 0;
        }
    }
}
