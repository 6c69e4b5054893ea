package org.intendant.servers.path;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was read during one walk, each thing once, however many hops and paths need it. */
public final class Looks {

    private final Map<String, Object> seen = new HashMap<>();

    /** What this look finds, or found before under the same name. One that fails is made again by the next who asks. */
    public <T> T once(String what, Class<T> type, Supplier<T> look) {
        Object found = seen.get(what);
        if (found == null) {
            found = look.get();
            seen.put(what, found);
        }
        return type.cast(found);
    }
}
