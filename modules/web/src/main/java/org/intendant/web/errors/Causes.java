package org.intendant.web.errors;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception with everything that it wraps, from the outside in. */
final class Causes {

    private static final int DEEPEST = 20;

    private Causes() {}

    static List<Throwable> of(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        @Nullable Throwable at = thrown;
        while (at != null && chain.size() < DEEPEST) {
            chain.add(at);
            at = at.getCause();
        }
        return chain;
    }
}
