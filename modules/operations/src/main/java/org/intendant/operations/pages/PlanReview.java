package org.intendant.operations.pages;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.intendant.operations.ApprovedStep;
import org.intendant.operations.Planned;
import org.intendant.plans.Foreign;
import org.intendant.plans.Plan;
import org.intendant.plans.Risk;
import org.intendant.plans.Target;

/**
 * The plan of one target as a person reviews it: plain texts, so that the page holds no step and no host.
 *
 * @param at when it was planned
 * @param steps in the order in which they run, each with its difference
 * @param remarks what planning noticed and leaves alone
 * @param foreign what others made there and could be adopted
 * @param seen what an approval of all that is shown consists of
 * @param trouble why there is no plan, or empty
 */
public record PlanReview(
        Target target,
        Instant at,
        List<StepReview> steps,
        List<String> remarks,
        List<ForeignReview> foreign,
        Risk risk,
        List<ApprovedStep> seen,
        String trouble) {

    /**
     * What was planned.
     *
     * @param asked names of the things that somebody just changed; other steps are marked as covered too
     */
    static PlanReview of(Planned planned, Set<String> asked) {
        Plan plan = planned.plan();
        if (plan == null) {
            return new PlanReview(
                    planned.target(),
                    planned.at(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Risk.NORMAL,
                    List.of(),
                    Shown.text(planned.trouble()));
        }
        return new PlanReview(
                plan.target(),
                planned.at(),
                plan.steps().stream().map(step -> StepReview.of(step, asked)).toList(),
                plan.remarks().stream().map(Shown::text).toList(),
                plan.foreign().stream().map(ForeignReview::of).toList(),
                plan.risk(),
                ApprovedStep.of(plan),
                "");
    }

    /** As in {@code server:12}. */
    public String getKey() {
        return target.key();
    }

    public String getName() {
        return target.name();
    }

    /** Compared, and as wanted. */
    public boolean isInSync() {
        return steps.isEmpty() && trouble.isEmpty();
    }

    public boolean isReviewable() {
        return !steps.isEmpty();
    }

    public boolean isConfirmed() {
        return risk == Risk.COMMIT_CONFIRMED;
    }

    public boolean isDestructive() {
        return risk == Risk.DESTRUCTIVE;
    }

    /** {@code 3 steps}. */
    public String getCounts() {
        return steps.size() + (steps.size() == 1 ? " step" : " steps");
    }

    /**
     * Something that others made, inert.
     *
     * @param text how it stands there
     * @param never why it cannot be adopted, or empty
     * @param digest what an adoption names
     */
    public record ForeignReview(String name, String text, String never, String digest) {

        static ForeignReview of(Foreign foreign) {
            return new ForeignReview(
                    Shown.text(foreign.name()),
                    Shown.text(foreign.text()),
                    Shown.text(foreign.never()),
                    foreign.digest());
        }
    }
}
