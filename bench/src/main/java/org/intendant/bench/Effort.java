package org.intendant.bench;

/**
 * What one pass took.
 *
 * @param wall milliseconds from its start to its end
 * @param cpu milliseconds of CPU of whoever did the work, in user and system mode
 */
record Effort(double wall, double cpu) {

    private static final double NANOS = 1e6;

    /** Something to be measured. */
    interface Work {
        void run() throws Exception;
    }

    /** Runs it, and takes both times. */
    static Effort of(Cpu cpu, Work work) throws Exception {
        double before = cpu.millis();
        long start = System.nanoTime();
        work.run();
        double wall = (System.nanoTime() - start) / NANOS;
        return new Effort(wall, cpu.millis() - before);
    }
}
