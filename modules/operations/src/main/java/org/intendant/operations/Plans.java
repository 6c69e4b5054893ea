package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.operations.life.ApplyWork;
import org.intendant.operations.life.Findings;
import org.intendant.operations.life.Planners;
import org.intendant.operations.store.Sql;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Approval;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;
import org.intendant.plans.Target;

/** All plans that can be made: for each planner and each of its targets. Planned fresh, approved by digest, applied. */
@ApplicationScoped
public class Plans {

    @Inject
    Planners planners;

    @Inject
    Findings findings;

    @Inject
    Operations operations;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    Sql sql;

    /**
     * Plans now, and keeps what was found as the target's comparison. Changes nothing on the target. Holds no transaction
     * while it talks to the host.
     *
     * @throws org.intendant.plans.HostUnreachable when the target cannot be read
     * @throws Refused when there is no such planner, or no target that the caller may see
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional(TxType.NOT_SUPPORTED)
    public Plan plan(String kind, Target target) {
        actor.mustOwn(target);
        return findings.plan(planners.of(kind), target);
    }

    /**
     * Approves the steps with these digests and starts their apply. It is planned again here, so that a stale approval is
     * refused at once, and again by the worker, which touches nothing if a step is then not among them.
     *
     * @param digests of the steps that the person saw, each a {@link Step#digest()}
     * @param typedName the target's name as the person typed it; needed when a step is destructive, else empty
     * @throws Refused as a conflict when the target changed since, or while an apply of this kind runs on it
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional(TxType.NOT_SUPPORTED)
    public Operation approve(String kind, Target target, Set<String> digests, String typedName) {
        Plan plan = plan(kind, target);
        Approval approval = new Approval(digests, Set.of());
        if (plan.isEmpty()) {
            throw new Refused(
                    Refused.Why.CONFLICT, target.name() + " is as wanted already. There is nothing to apply.");
        }
        if (!plan.beyond(approval).isEmpty()) {
            throw new Refused(
                    Refused.Why.CONFLICT, target.name() + " changed since you opened this plan. Nothing was applied.");
        }
        if (plan.risk() == Risk.DESTRUCTIVE && !typedName.strip().equals(target.name())) {
            throw new Refused("typedName", "Type " + target.name() + " to approve what cannot be taken back.");
        }
        return sql.transaction(() -> start(planners.of(kind), plan, approval));
    }

    private Operation start(Planner planner, Plan plan, Approval approval) {
        Target target = plan.target();
        Operation operation = operations.start(new Order(
                ApplyWork.KIND + ":" + planner.kind(),
                "Apply " + planner.title().toLowerCase(java.util.Locale.ROOT) + " to " + target.name(),
                Order.Lane.INTERACTIVE,
                List.of(target),
                1,
                approval,
                ApprovedStep.details(planner, List.of(plan))));
        audit.record("plan.approve", target.key(), target.name(), "", described(operation, plan));
        return operation;
    }

    private static String described(Operation operation, Plan plan) {
        return plan.steps().stream()
                .map(Step::sentence)
                .collect(Collectors.joining("\nstep: ", "operation: " + operation.id() + "\nstep: ", ""));
    }

    /**
     * The target with this key among the planner's, by its current name.
     *
     * @param key as in {@code server:12}
     * @throws Refused as not found when there is none that the caller may see
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Target target(String kind, String key) {
        Target target = planners.target(planners.of(kind), key)
                .orElseThrow(() -> new Refused(
                        Refused.Why.NOT_FOUND, "There is no such thing to plan for, or you may not see it."));
        actor.mustOwn(target);
        return target;
    }

    /** How pages call what this planner plans: {@code Accounts}. */
    @Allowed(Permission.SEE_SERVERS)
    public String title(String kind) {
        return planners.title(kind);
    }
}
