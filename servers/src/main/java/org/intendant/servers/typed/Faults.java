package org.intendant.servers.typed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a draft, so that somebody learns of all fields at once, of each fault once. */
public final class Faults {
    private final Set<Refused.Reason> reasons = new LinkedHashSet<>();

    /** The value, or null when making it was refused; then {@link #refuseIfAny} ends the draft. */
    public <T> @Nullable T take(Supplier<T> value) {
        try {
            return value.get();
        } catch (Refused refused) {
            reasons.addAll(refused.reasons());
            return null;
        }
    }

    public void check(boolean fine, String field, String sentence) {
        if (!fine) {
            reasons.add(new Refused.Reason(field, sentence));
        }
    }

    public void refuseIfAny() {
        if (!reasons.isEmpty()) {
            throw new Refused(Refused.Why.INVALID, List.copyOf(reasons));
        }
    }
}
