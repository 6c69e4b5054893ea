package org.intendant.data;

import java.util.Optional;

/** Something that must work before this server takes requests. Collected by {@code /health/ready}. */
public interface Readiness {

    /** Why it is not ready, in a sentence; empty when it is. Answers within a second. */
    Optional<String> notReady();
}
