package org.intendant.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.intendant.plans.Difference;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;

/**
 * One step as somebody saw and approved it, kept with the operation.
 *
 * @param target the target's name at that time
 * @param destructive whether it was shown as one that cannot be taken back
 * @param differences as they were shown; empty when they were too long to keep
 */
public record ApprovedStep(String target, String sentence, boolean destructive, List<Difference> differences) {

    private static final String STEPS = "approved";
    private static final int MOST_CHARACTERS = 500_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    public ApprovedStep {
        differences = List.copyOf(differences);
    }

    /** What an apply of these plans carries: its planner, and what was approved. */
    public static Map<String, String> details(Planner planner, List<Plan> plans) {
        String whole = json(plans, true);
        return Map.of("planner", planner.kind(), STEPS, whole.length() <= MOST_CHARACTERS ? whole : json(plans, false));
    }

    private static String json(List<Plan> plans, boolean withDifferences) {
        try {
            return JSON.writeValueAsString(plans.stream()
                    .flatMap(plan ->
                            plan.steps().stream().map(step -> of(plan.target().name(), step, withDifferences)))
                    .toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ApprovedStep of(String target, Step step, boolean withDifferences) {
        return new ApprovedStep(
                target,
                step.sentence(),
                step.risk() == Risk.DESTRUCTIVE,
                withDifferences ? step.differences() : List.of());
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
