package org.intendant.servers.path;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.intendant.plans.HostUnreachable;

/** What was read during one walk, each thing once, however many hops and paths need it; a host that did not answer, too. */
public final class Looks {

    private final Map<String, Object> seen = new HashMap<>();

    /** What this look finds, or found before under the same name. */
    public <T> T once(String what, Class<T> type, Supplier<T> look) {
        Object found = seen.computeIfAbsent(what, first -> found(look));
        if (found instanceof HostUnreachable away) {
            throw away;
        }
        return type.cast(found);
    }

    private static Object found(Supplier<?> look) {
        try {
            return look.get();
        } catch (HostUnreachable away) {
            return away;
        }
    }
}
