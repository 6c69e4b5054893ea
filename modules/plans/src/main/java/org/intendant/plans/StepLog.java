package org.intendant.plans;

/** Where a running step writes what happens. */
@FunctionalInterface
public interface StepLog {

    /** Adds one line, without its line end. */
    void line(String text);

    /** For work that nobody follows. */
    static StepLog silent() {
        return text -> {};
    }
}
