package org.intendant.operations.pages;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.plans.Plan;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;

/**
 * A plan as a person reviews it: plain texts, so that the page holds no step and no host.
 *
 * @param title the planner's, as in {@code Accounts}
 * @param target the target's name
 * @param at when it was planned
 */
public record PlanReview(
        String title,
        String target,
        Instant at,
        List<StepLine> steps,
        List<FileDiff> files,
        List<String> remarks,
        Risk risk,
        Set<String> digests) {

    static PlanReview of(String title, Plan plan, Instant at) {
        return new PlanReview(
                title,
                plan.target().name(),
                at,
                plan.steps().stream().map(StepLine::of).toList(),
                plan.steps().stream()
                        .flatMap(step -> step.differences().stream())
                        .map(FileDiff::of)
                        .toList(),
                plan.remarks().stream().map(Shown::text).toList(),
                plan.risk(),
                plan.steps().stream().map(Step::digest).collect(Collectors.toSet()));
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    public boolean isConfirmed() {
        return risk == Risk.COMMIT_CONFIRMED;
    }

    public boolean isDestructive() {
        return risk == Risk.DESTRUCTIVE;
    }

    /** {@code 2 differences, 3 steps}. */
    public String getCounts() {
        return number(files.size(), "difference") + ", " + number(steps.size(), "step");
    }

    /** What the button does, in a sentence. */
    public String getConsequence() {
        return number(steps.size(), "step") + " on " + target + ": " + title.toLowerCase(Locale.ROOT)
                + " become what you want.";
    }

    private static String number(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    /** One step as a line, marked when it cannot be taken back. */
    public record StepLine(String sentence, boolean destructive) {

        static StepLine of(Step step) {
            return new StepLine(Shown.text(step.sentence()), step.risk() == Risk.DESTRUCTIVE);
        }
    }
}
