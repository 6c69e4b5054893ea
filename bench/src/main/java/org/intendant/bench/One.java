package org.intendant.bench;

import java.util.Map;

/** What must be in a map. */
final class One {

    private One() {}

    static <T> T of(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new AssertionError("There is no " + name + " among " + all.keySet());
        }
        return found;
    }
}
