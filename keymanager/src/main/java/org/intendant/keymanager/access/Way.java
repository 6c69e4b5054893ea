package org.intendant.keymanager.access;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody may log in somewhere, and why.
 *
 * @param reasons at least one
 * @param keys with which; empty where something is in the way
 * @param hindrance why not, although there are reasons; empty where he can
 */
public record Way(Spot spot, Holder holder, List<Reason> reasons, List<AccessKey> keys, String hindrance) {

    public Way {
        reasons = List.copyOf(reasons);
        keys = List.copyOf(keys);
    }

    /** Whether he can log in. */
    public boolean isOpen() {
        return hindrance.isEmpty();
    }

    /** All reasons in words. */
    public String why() {
        return reasons.stream().map(Reason::sentence).collect(Collectors.joining("; "));
    }
}
