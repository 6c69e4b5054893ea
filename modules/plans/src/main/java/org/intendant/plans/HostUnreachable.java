package org.intendant.plans;

import org.jspecify.annotations.Nullable;

/** A host did not answer, so that its state is unknown. The message names the host, the address and the cause. */
public class HostUnreachable extends RuntimeException {

    public HostUnreachable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
