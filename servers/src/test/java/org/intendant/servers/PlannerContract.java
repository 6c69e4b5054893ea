package org.intendant.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.junit.jupiter.api.Test;

/** What every planner promises: after applying a plan, the next plan is empty. Each planner's test extends it. */
public abstract class PlannerContract {
    protected abstract Planner planner();

    /** A target on which something is wanted that is not there. */
    protected abstract Target target();

    /** Plans in the way that the planner's database needs. */
    protected abstract Plan plan(Target target);

    @Test
    void afterApplyingAPlanTheNextPlanIsEmpty() {
        Plan plan = plan(target());
        assertThat(plan.steps()).isNotEmpty();

        plan.steps().forEach(step -> step.run(line -> {}));

        assertThat(plan(target()).describe()).isEmpty();
    }

    @Test
    void planningTwiceFindsTheSame() {
        assertThat(digests(plan(target()))).isEqualTo(digests(plan(target()))).isNotEmpty();
    }

    @Test
    void runningAStepTwiceDoesNoHarm() {
        Plan plan = plan(target());
        List<String> log = new ArrayList<>();
        for (Step step : plan.steps()) {
            step.run(log::add);
            if (!step.oneOff()) {
                step.run(log::add);
            }
        }

        assertThat(plan(target()).describe()).isEmpty();
    }

    private static List<String> digests(Plan plan) {
        return plan.steps().stream().map(Step::digest).toList();
    }
}
