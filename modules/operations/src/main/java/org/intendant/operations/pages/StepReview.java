package org.intendant.operations.pages;

import java.util.List;
import java.util.Set;
import org.intendant.plans.Difference;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;

/**
 * One step of a plan as a person reviews it.
 *
 * @param files what it changes, line by line
 * @param destructive whether it cannot be taken back by planning the old wish again
 * @param also whether it is about something else than what was just changed
 * @param digest of the step
 * @param change whether it changes what is there, and neither makes nor removes it
 */
public record StepReview(
        String sentence, List<FileDiff> files, boolean destructive, boolean also, String digest, boolean change) {

    static StepReview of(Step step, Set<String> asked) {
        return new StepReview(
                Shown.text(step.sentence()),
                step.differences().stream().map(FileDiff::of).toList(),
                step.risk() == Risk.DESTRUCTIVE,
                !asked.isEmpty()
                        && step.differences().stream().map(Difference::name).noneMatch(asked::contains),
                step.digest(),
                step.differences().stream()
                        .allMatch(difference -> !difference.before().isEmpty()
                                && !difference.after().isEmpty()));
    }

    public int getAdded() {
        return files.stream().mapToInt(FileDiff::added).sum();
    }

    public int getRemoved() {
        return files.stream().mapToInt(FileDiff::removed).sum();
    }
}
