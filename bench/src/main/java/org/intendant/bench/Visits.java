package org.intendant.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The same page read again and again, one reading after the other. */
final class Visits implements Passes.Competitor {

    private final Reader reader;
    private final String path;
    private final Predicate<byte[]> right;
    private final Cpu cpu;
    private final int each;
    private final List<Double> millis = new ArrayList<>();
    private int bytes;

    /**
     * Reads nothing yet.
     *
     * @param right whether an answer is as it must be; one that is not ends the bench
     * @param cpu of whoever answers
     * @param each how often a pass reads
     */
    Visits(Reader reader, String path, Predicate<byte[]> right, Cpu cpu, int each) {
        this.reader = reader;
        this.path = path;
        this.right = right;
        this.cpu = cpu;
        this.each = each;
    }

    String path() {
        return path;
    }

    /** Reads it once; answers how long it took, from the first byte sent to the last that came, in milliseconds. */
    double once() throws Exception {
        long start = System.nanoTime();
        byte[] answer = reader.get(path);
        double took = (System.nanoTime() - start) / 1e6;
        if (!right.test(answer)) {
            throw new AssertionError(path + " does not show what it must.");
        }
        bytes = answer.length;
        return took;
    }

    @Override
    public Effort pass() throws Exception {
        return Effort.of(cpu, () -> {
            for (int i = 0; i < each; i++) {
                millis.add(once());
            }
        });
    }

    /** Milliseconds of each reading. */
    Samples millis() {
        return Samples.of(millis);
    }

    /** Of the last answer, without its head. */
    int bytes() {
        return bytes;
    }

    int each() {
        return each;
    }
}
