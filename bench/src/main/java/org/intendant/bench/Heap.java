package org.intendant.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a JVM's heap is in use once everything that can go has gone. */
final class Heap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");
    private static final double BYTES_PER_MIB = 1024 * 1024;

    private Heap() {}

    /**
     * Collects, and answers what is left in MiB. The histogram counts what is alive while everything stands still: asked for in a
     * second step, what the application has thrown away again since the collection would count too.
     */
    static double afterCollection(long pid) throws IOException, InterruptedException {
        return alive(jcmd(pid, "GC.class_histogram"));
    }

    /** By the histogram's last line. */
    static double alive(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalArgumentException("This says nothing of a heap: " + histogram);
        }
        return Long.parseLong(total.group(1)) / BYTES_PER_MIB;
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
