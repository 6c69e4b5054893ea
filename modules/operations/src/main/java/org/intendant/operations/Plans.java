package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.operations.life.ApplyWork;
import org.intendant.operations.life.Findings;
import org.intendant.operations.life.Planners;
import org.intendant.operations.life.SideBySide;
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
    private static final int AT_ONCE = 10;

    @Inject
    Planners planners;

    @Inject
    Findings findings;

    @Inject
    SideBySide sideBySide;

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
     * Plans several targets now, each on its own: one that is dead or slow is said so and does not hold up the others.
     * Answers after half a minute at the latest.
     *
     * @throws Refused when there is no such planner, or one of the targets is none that the caller may see
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional(TxType.NOT_SUPPORTED)
    public List<Planned> plan(String kind, Collection<Target> targets) {
        targets.forEach(actor::mustOwn);
        return sideBySide.plan(planners.of(kind), List.copyOf(targets));
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
        if (plan.isEmpty()) {
            throw new Refused(
                    Refused.Why.CONFLICT, target.name() + " is as wanted already. There is nothing to apply.");
        }
        if (!plan.beyond(new Approval(digests, Set.of(), true)).isEmpty()) {
            throw new Refused(
                    Refused.Why.CONFLICT, target.name() + " changed since you opened this plan. Nothing was applied.");
        }
        boolean named = typedName.strip().equals(target.name());
        if (plan.risk() == Risk.DESTRUCTIVE && !named) {
            throw new Refused("typedName", "Type " + target.name() + " to approve what cannot be taken back.");
        }
        Approval approval = new Approval(digests, Set.of(), named);
        return sql.transaction(() -> start(kind, Map.of(target, approval), Map.of(target, ApprovedStep.of(plan))));
    }

    /**
     * Approves steps on several targets as one operation with a part for each. What somebody saw on one target is approved
     * there alone. Nothing that cannot be taken back: that is approved target by target. A target that changed meanwhile
     * is left untouched by its part, and the others are applied.
     *
     * @param seen the steps that the person saw, by target
     * @throws Refused when there is nothing to apply, or as a conflict while an apply of this kind runs on a target
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Operation approve(String kind, Map<Target, List<ApprovedStep>> seen) {
        Map<Target, Approval> approvals = new LinkedHashMap<>();
        seen.forEach((target, steps) -> {
            if (!steps.isEmpty()) {
                approvals.put(target, new Approval(ApprovedStep.digests(steps), Set.of(), false));
            }
        });
        if (approvals.isEmpty()) {
            throw new Refused("targets", "There is nothing to apply.");
        }
        return start(kind, approvals, seen);
    }

    /**
     * Starts an apply that nobody looks at before: approved by policy, for steps of these kinds and no other. Only Intendant
     * itself does so, for what somebody's change, or a date, has decided already.
     *
     * @param steps kinds of steps, each a {@link Step#kind()}
     * @param because what decided it, a line that pages show beneath the title
     * @throws Refused when a person calls it, or as a conflict while an apply of this kind runs on a target
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Operation applyByPolicy(String kind, Collection<Target> targets, Set<String> steps, String because) {
        if (actor.get().isPerson()) {
            throw new Refused(Refused.Why.NOT_ALLOWED, "People approve the steps that they see.");
        }
        Planner planner = planners.of(kind);
        Map<Target, Approval> approvals = new LinkedHashMap<>();
        targets.forEach(target -> approvals.put(target, Approval.byPolicy(steps)));
        Map<String, String> details = new HashMap<>(ApprovedStep.details(planner, List.of()));
        details.put(Order.SUBJECT, because);
        Operation operation = start(planner, approvals, details);
        String policy = "operation: " + operation.id() + "\nby policy: "
                + steps.stream().sorted().collect(Collectors.joining(", ")) + "\nbecause: " + because;
        targets.forEach(target -> audit.record("plan.policy", target.key(), target.name(), "", policy));
        return operation;
    }

    private Operation start(String kind, Map<Target, Approval> approvals, Map<Target, List<ApprovedStep>> seen) {
        Planner planner = planners.of(kind);
        Operation operation = start(
                planner,
                approvals,
                ApprovedStep.details(
                        planner, seen.values().stream().flatMap(List::stream).toList()));
        approvals.keySet().forEach(target -> {
            List<ApprovedStep> steps = seen.getOrDefault(target, List.of());
            audit.record(
                    "plan.approve",
                    target.key(),
                    target.name(),
                    ApprovedStep.before(steps),
                    described(operation, steps) + "\n" + ApprovedStep.after(steps));
        });
        return operation;
    }

    private Operation start(Planner planner, Map<Target, Approval> approvals, Map<String, String> details) {
        List<Target> targets = List.copyOf(approvals.keySet());
        String on = targets.size() == 1 ? targets.get(0).name() : targets.size() + " " + things(targets);
        return operations.start(new Order(
                ApplyWork.KIND + ":" + planner.kind(),
                "Apply " + planner.title().toLowerCase(Locale.ROOT) + " to " + on,
                Order.Lane.INTERACTIVE,
                targets,
                AT_ONCE,
                approvals,
                details));
    }

    private static String things(List<Target> targets) {
        return targets.stream().allMatch(target -> target.type().equals("server")) ? "servers" : "targets";
    }

    private static String described(Operation operation, List<ApprovedStep> steps) {
        return steps.stream()
                .map(ApprovedStep::sentence)
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
