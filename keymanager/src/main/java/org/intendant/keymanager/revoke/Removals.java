package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.operations.Acting;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Operation;
import org.intendant.operations.Plans;
import org.intendant.operations.life.Threads;
import org.intendant.operations.live.Signals;
import org.intendant.people.Actor;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Plan;
import org.intendant.plans.Refused;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was revoked from hosts, at once: one operation for each revocation. A host where that did not succeed is looked
 * at again and again, and gets an operation anew when there is something that can be done.
 */
@ApplicationScoped
class Removals {

    private static final System.Logger LOG = System.getLogger("org.intendant.keymanager");
    private static final Set<String> STEPS = Set.of(RevocationPlanner.REMOVE, RevocationPlanner.HINDERED);
    private static final int MOST = 2000;

    @Inject
    RevocationRows rows;

    @Inject
    Plans plans;

    @Inject
    Acting acting;

    @Inject
    Threads threads;

    @Inject
    Signals signals;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RevocationsChanged change) {
        signals.changed();
        if (change.more()) {
            threads.later(this::start, Comparisons.HEAD_START);
        }
    }

    /** Starts what is due. Of several servers one does. */
    void start() {
        Map<Long, List<RevokedKey>> due = rows.claim(MOST);
        Map<Long, Map<Long, Target>> fresh = new LinkedHashMap<>();
        due.values().forEach(keys -> {
            RevokedKey newest = keys.get(keys.size() - 1);
            if (keys.stream().anyMatch(key -> key.getTries() == 0)) {
                fresh.computeIfAbsent(newest.getRevocationId(), one -> new LinkedHashMap<>())
                        .put(newest.getServerId(), newest.target());
            } else {
                threads.now(() -> again(newest));
            }
        });
        Map<Long, Revocation> causes =
                rows.of(due.values().stream().flatMap(List::stream).toList());
        fresh.forEach((cause, targets) -> order(List.copyOf(targets.values()), because(causes.get(cause))));
    }

    private static String because(@Nullable Revocation cause) {
        return cause == null ? "" : cause.getWhat();
    }

    private void order(List<Target> targets, String because) {
        try {
            Operation operation = acting.as(
                    Actor.intendant(), () -> plans.applyByPolicy(RevocationPlanner.KIND, targets, STEPS, because));
            rows.triedBy(operation.id(), ids(targets));
        } catch (Refused busy) {
            LOG.log(System.Logger.Level.DEBUG, "Not now: {0}", busy.getMessage());
            if (targets.size() == 1) {
                rows.inAMoment(ids(targets));
            } else {
                targets.forEach(target -> order(List.of(target), because));
            }
        }
    }

    private static Set<Long> ids(List<Target> targets) {
        return targets.stream().map(Target::id).collect(Collectors.toSet());
    }

    /** Looks first: a host that is still away, or that needs a hand, gets no operation that only fails. */
    private void again(RevokedKey key) {
        Target target = key.target();
        try {
            Plan plan = acting.as(Actor.intendant(), () -> plans.plan(RevocationPlanner.KIND, target));
            if (plan.steps().stream().map(Step::kind).anyMatch(RevocationPlanner.REMOVE::equals)) {
                order(List.of(target), because(rows.of(List.of(key)).get(key.getRevocationId())));
            } else {
                plan.steps().forEach(step -> rows.trouble(target.id(), step.sentence()));
            }
        } catch (HostUnreachable | CommandFailed | Refused still) {
            rows.trouble(target.id(), String.valueOf(still.getMessage()));
        }
    }
}
