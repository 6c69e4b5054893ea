package org.intendant.bench;

import org.intendant.demo.RunningIntendant;

/** Intendant as people run it, to be measured. */
final class Subject {

    /** So seldom that no check and no comparison of its own falls into a measurement. */
    private static final String SELDOM = "86400";

    private Subject() {}

    /** With the compiler that is for long runs, unlike in tests, and no work of its own. Not started yet. */
    static RunningIntendant prepared() {
        return RunningIntendant.prepared()
                .set("INTENDANT_JAVA_OPTS", "")
                .set("INTENDANT_CHECK_EVERY", SELDOM)
                .set("INTENDANT_COMPARE_EVERY", "1440");
    }
}
