package org.intendant.operations;

import java.time.Instant;
import org.intendant.plans.Plan;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/**
 * One of several targets that were planned together.
 *
 * @param plan what was found to do, or null where the target could not be compared
 * @param at when that was
 * @param trouble why there is no plan, in a sentence, or empty
 */
public record Planned(Target target, @Nullable Plan plan, Instant at, String trouble) {

    public static Planned of(Plan plan, Instant at) {
        return new Planned(plan.target(), plan, at, "");
    }

    /** No plan, for the target did not answer or refused. */
    public static Planned none(Target target, Instant at, String trouble) {
        return new Planned(target, null, at, trouble);
    }
}
