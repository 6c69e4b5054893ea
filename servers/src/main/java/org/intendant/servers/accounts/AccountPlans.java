package org.intendant.servers.accounts;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.Order;
import org.intendant.people.Actor;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Approval;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.servers.Servers;
import org.jspecify.annotations.Nullable;

/** The accounts' plans of several servers at once: each is planned on its own, dead ones do not hold up the others. */
@ApplicationScoped
public class AccountPlans {
    private static final int PARALLEL = 10;
    private static final int PATIENCE_SECONDS = 25;

    @Resource
    @Nullable
    ManagedExecutorService executor;

    @Inject
    Servers servers;

    @Inject
    OnePlan onePlan;

    @Inject
    Operations operations;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    /** The accounts' plan of each server, or why there is none. Answers after 25 seconds at the latest. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional(NOT_SUPPORTED)
    public List<PlanPanel> of(Collection<Long> serverIds) {
        Actor who = actor.get();
        List<Target> targets =
                serverIds.stream().map(id -> servers.get(id).target()).toList();
        ManagedExecutorService pool = executor;
        if (pool == null) {
            return targets.stream().map(target -> onePlan.of(target, who)).toList();
        }
        List<CompletableFuture<PlanPanel>> plans = targets.stream()
                .map(target -> pool.supplyAsync(() -> onePlan.of(target, who))
                        .completeOnTimeout(
                                PlanPanel.none(target, target.name() + " did not answer in time."),
                                PATIENCE_SECONDS,
                                TimeUnit.SECONDS))
                .toList();
        return plans.stream().map(CompletableFuture::join).toList();
    }

    /**
     * Approves the plans of several servers as one operation with a part for each. Nothing that needs a typed name.
     *
     * @param digests of the steps that the person saw, by the server's primary key
     * @throws Refused when there is nothing to apply, or as a conflict while accounts are applied to one of the servers
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Operation approve(Map<Long, Set<String>> digests) {
        List<Target> targets = digests.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> servers.get(entry.getKey()).target())
                .toList();
        if (targets.isEmpty()) {
            throw new Refused("servers", "There is nothing to apply.");
        }
        Set<String> all = digests.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Operation operation = operations.start(new Order(
                "apply:" + AccountPlanner.KIND,
                "Apply accounts to " + (targets.size() == 1 ? targets.get(0).name() : targets.size() + " servers"),
                Order.Lane.INTERACTIVE,
                targets,
                PARALLEL,
                new Approval(all, Set.of()),
                Map.of("planner", AccountPlanner.KIND)));
        for (Target target : targets) {
            audit.record("plan.approve", target.key(), target.name(), "", "operation: " + operation.id());
        }
        return operation;
    }
}
