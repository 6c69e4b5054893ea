package org.intendant.web;

import java.util.Arrays;
import java.util.List;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.jspecify.annotations.Nullable;

/** Primary keys in addresses of pages. */
public final class Ids {

    private Ids() {}

    /**
     * The key that a parameter names.
     *
     * @throws Refused as not found when it is none
     */
    public static long of(@Nullable String parameter, String thing) {
        if (parameter == null || !parameter.matches("[0-9]{1,18}")) {
            throw new Refused(Why.NOT_FOUND, "There is no such " + thing + ", or you may not see it.");
        }
        return Long.parseLong(parameter);
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
