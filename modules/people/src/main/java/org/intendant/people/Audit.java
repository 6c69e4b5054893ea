package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;

/** The trail of who changed what, when, from what to what. A use case writes its entry in its own transaction. */
@ApplicationScoped
public class Audit {

    /**
     * Adds an entry by the current actor. Control characters are stored and shown inert.
     *
     * @param action in the form {@code server.add}
     * @param subject key of the thing: {@code server:12}
     * @param name how people call the thing
     * @param before how it was, lines of {@code field: value}; empty when it was not there; never a secret
     * @param after how it is now, likewise
     */
    public void record(String action, String subject, String name, String before, String after) {
        throw new UnsupportedOperationException("to be built");
    }
}
