package org.intendant.plans;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The ordered steps that take a target from what it is to what it should be.
 *
 * @param target whom it is for
 * @param steps in the order in which they run
 * @param remarks what planning noticed and leaves alone, a sentence each
 * @param foreign what others made there, of the kind that the planner could take over; no step touches it
 */
public record Plan(Target target, List<Step> steps, List<String> remarks, List<Foreign> foreign) {

    public Plan {
        requireNonNull(target);
        steps = List.copyOf(steps);
        remarks = List.copyOf(remarks);
        foreign = List.copyOf(foreign);
    }

    public Plan(Target target, List<Step> steps, List<String> remarks) {
        this(target, steps, remarks, List.of());
    }

    public static Plan of(Target target, List<? extends Step> steps) {
        return new Plan(target, List.copyOf(steps), List.of());
    }

    /** Nothing left to do: the target is as wanted. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The steps as sentences, a line each, as the log and the audit trail keep them. */
    public String describe() {
        return steps.stream().map(Step::sentence).collect(Collectors.joining("\n"));
    }

    /** The same for equal steps, in whatever order they were found; empty for none. */
    public String digest() {
        return steps.isEmpty() ? "" : Digests.of(steps);
    }

    /** The steps that nobody approved. Empty means that the plan may run. */
    public List<Step> beyond(Approval approval) {
        return steps.stream().filter(step -> !approval.covers(step)).toList();
    }

    /** The highest risk among the steps. */
    public Risk risk() {
        return steps.stream().map(Step::risk).max(Enum::compareTo).orElse(Risk.NORMAL);
    }
}
