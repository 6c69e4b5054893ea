package org.intendant.servers.typed;

import java.util.Arrays;
import java.util.List;
import org.intendant.servers.ServerRules;
import org.jspecify.annotations.Nullable;

/** Primary keys in addresses of pages. */
public final class Ids {
    private Ids() {}

    /** The key that a parameter names; refused as not found when it is none. */
    public static long of(@Nullable String parameter) {
        List<Long> ids = all(parameter);
        if (ids.size() != 1) {
            throw ServerRules.noSuchServer();
        }
        return ids.get(0);
    }

    /** The keys of a list in the form {@code 1,2,3}; what is no key is passed over. */
    public static List<Long> all(@Nullable String parameter) {
        return parameter == null
                ? List.of()
                : Arrays.stream(parameter.split(","))
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::valueOf)
                        .toList();
    }
}
