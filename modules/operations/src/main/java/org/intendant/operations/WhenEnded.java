package org.intendant.operations;

import java.util.List;

/** Told when an operation came to its end. Implemented by whoever must know of each one, once. */
public interface WhenEnded {

    /**
     * Called in the transaction that writes the end, so it is short, and what it writes stands exactly if the end does. What
     * it throws keeps the operation from ending, and it is asked again.
     *
     * @param ended as it is now, in one of its final states
     */
    void ended(Operation ended, List<OperationPart> parts);
}
