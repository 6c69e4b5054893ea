package org.intendant.plans;

import java.util.List;

/** A planner that can want again what was wanted when it wrote a version of one of its files. */
public interface Reverter {

    /**
     * Why no version of a file can be wanted again, in a sentence; empty where it depends on the version.
     *
     * @param path of the file
     */
    default String neverReverts(String path) {
        return "";
    }

    /**
     * Changes what is wanted, through the use cases that everybody uses, and no host. Runs in a transaction of the caller's,
     * who has it undone to show first what would become wanted.
     *
     * @return each thing that becomes wanted otherwise, before and after, in words and without secrets; empty when all is
     *     wanted so already
     * @throws Refused naming each thing that cannot be wanted again
     */
    List<Difference> revert(EarlierFile earlier);
}
