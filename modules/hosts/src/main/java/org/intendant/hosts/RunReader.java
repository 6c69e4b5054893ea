package org.intendant.hosts;

/** Who takes what a run prints as it comes, on the thread that asked. */
@FunctionalInterface
public interface RunReader {

    /** Bytes that follow those before. As long as it does not return the host is kept waiting, not this memory. */
    void take(byte[] bytes);

    /** The run has ended and all was taken: true once that is stored, and the run is then removed from its host. */
    default boolean stored() {
        return false;
    }
}
