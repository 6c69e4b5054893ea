package org.intendant.web;

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
            throw new Refused(Why.NOT_FOUND, "There is no such " + thing + ".");
        }
        return Long.parseLong(parameter);
    }
}
