package org.intendant.bench;

/** One thing that is measured. What it needs it makes and removes itself, except the lab that all benches of a run share. */
interface Bench {

    /** As it is called on the command line and in {@code bench/results}. */
    String name();

    /** Whether it runs when no bench is named; what takes very long does not. */
    default boolean usual() {
        return true;
    }

    /** Checks that everything is right, then measures. An exception means that something was wrong: no figures then. */
    void run(Report report) throws Exception;
}
