package org.intendant.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intendant.plans.Difference;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Risk;

/**
 * One step as somebody saw and approved it, kept with the operation.
 *
 * @param target the target's name at that time
 * @param digest of the step, which the approval covers
 * @param destructive whether it was shown as one that cannot be taken back
 * @param differences as they were shown; empty when they were too long to keep
 */
public record ApprovedStep(
        String target, String digest, String sentence, boolean destructive, List<Difference> differences) {

    private static final String STEPS = "approved";
    private static final int MOST_CHARACTERS = 500_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    public ApprovedStep {
        differences = List.copyOf(differences);
    }

    /** The steps of a plan as they are shown now. */
    public static List<ApprovedStep> of(Plan plan) {
        return plan.steps().stream()
                .map(step -> new ApprovedStep(
                        plan.target().name(),
                        step.digest(),
                        step.sentence(),
                        step.risk() == Risk.DESTRUCTIVE,
                        step.differences()))
                .toList();
    }

    static Set<String> digests(Collection<ApprovedStep> steps) {
        return steps.stream().map(ApprovedStep::digest).collect(Collectors.toSet());
    }

    /** What an apply of these steps carries: its planner, and what was approved. */
    static Map<String, String> details(Planner planner, List<ApprovedStep> steps) {
        String whole = json(steps);
        return Map.of(
                "planner",
                planner.kind(),
                STEPS,
                whole.length() <= MOST_CHARACTERS
                        ? whole
                        : json(steps.stream()
                                .map(ApprovedStep::withoutDifferences)
                                .toList()));
    }

    /** How the things are that these steps change, as the audit trail keeps it: lines of {@code thing: text}. */
    static String before(Collection<ApprovedStep> steps) {
        return lines(steps, Difference::before);
    }

    /** How they will be. */
    static String after(Collection<ApprovedStep> steps) {
        return lines(steps, Difference::after);
    }

    private static String lines(Collection<ApprovedStep> steps, Function<Difference, String> side) {
        return steps.stream()
                .flatMap(step -> step.differences.stream())
                .map(difference -> difference.name() + ": " + side.apply(difference))
                .collect(Collectors.joining("\n"));
    }

    private ApprovedStep withoutDifferences() {
        return new ApprovedStep(target, digest, sentence, destructive, List.of());
    }

    private static String json(List<ApprovedStep> steps) {
        try {
            return JSON.writeValueAsString(steps);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What an operation's details hold of it. */
    static List<ApprovedStep> in(Map<String, String> details) {
        try {
            return JSON.readValue(details.getOrDefault(STEPS, "[]"), new TypeReference<List<ApprovedStep>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
