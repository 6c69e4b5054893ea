package org.intendant.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a JVM's heap is in use once everything that can go has gone. */
final class Heap {

    private static final Pattern USED = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");
    private static final double KIB_PER_MIB = 1024;

    private Heap() {}

    /** Collects, and answers what is left in MiB. */
    static double afterCollection(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        return used(jcmd(pid, "GC.heap_info"));
    }

    /** The young and the tenured generation of the serial collector together. */
    static double used(String info) {
        Matcher generation = USED.matcher(info);
        double kib = 0;
        while (generation.find()) {
            kib += Long.parseLong(generation.group(1));
        }
        if (kib == 0) {
            throw new IllegalArgumentException("This says nothing of a heap: " + info);
        }
        return kib / KIB_PER_MIB;
    }

    private static String jcmd(long pid, String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("jcmd", "-J-XX:TieredStopAtLevel=1", Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.format(Locale.ROOT, "jcmd %d %s: %s", pid, what, said));
        }
        return said;
    }

    /** Watches the heap while something goes on; answers the most that was left after a collection, in MiB. */
    static double mostDuring(long pid, Effort.Work work) throws Exception {
        HeapWatch watch = new HeapWatch(pid);
        Thread thread = new Thread(watch, "heap");
        thread.start();
        try {
            work.run();
        } finally {
            watch.stop();
            thread.join();
        }
        return watch.most();
    }
}
