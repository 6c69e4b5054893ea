package org.intendant.operations.pages;

import java.util.List;
import org.intendant.plans.Difference;
import org.intendant.plans.Foreign;
import org.intendant.plans.Plan;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;

/**
 * A plan over REST.
 *
 * @param target as in {@code server:12}
 * @param empty true when the target is as wanted
 * @param risk the highest among the steps; {@code DESTRUCTIVE} needs the target's name with the approval
 * @param steps in the order in which they would run
 * @param remarks what planning noticed and leaves alone
 * @param foreign what others made there and could be adopted
 */
record PlanJson(
        String kind,
        String target,
        String targetName,
        boolean empty,
        Risk risk,
        List<StepJson> steps,
        List<String> remarks,
        List<ForeignJson> foreign) {

    static PlanJson of(String kind, Plan plan) {
        return new PlanJson(
                kind,
                plan.target().key(),
                plan.target().name(),
                plan.isEmpty(),
                plan.risk(),
                plan.steps().stream().map(StepJson::of).toList(),
                plan.remarks(),
                plan.foreign().stream().map(ForeignJson::of).toList());
    }

    /**
     * Something that others made.
     *
     * @param digest what an adoption names
     * @param text how it stands there
     * @param never why it cannot be adopted, or empty
     */
    record ForeignJson(String digest, String name, String text, String never) {

        static ForeignJson of(Foreign foreign) {
            return new ForeignJson(foreign.digest(), foreign.name(), foreign.text(), foreign.never());
        }
    }

    /**
     * One change.
     *
     * @param digest what an approval names
     */
    record StepJson(String digest, String kind, String sentence, Risk risk, List<Difference> differences) {

        static StepJson of(Step step) {
            return new StepJson(step.digest(), step.kind(), step.sentence(), step.risk(), step.differences());
        }
    }
}
