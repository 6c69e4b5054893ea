package org.intendant.operations;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.data.AfterCommit;
import org.intendant.operations.life.Lanes;
import org.intendant.operations.life.OperationWorker;
import org.intendant.operations.live.Signals;
import org.intendant.operations.store.LockRows;
import org.intendant.operations.store.OperationRows;
import org.intendant.operations.store.OperationRows.Filter;
import org.intendant.operations.store.OperationRows.Ordered;
import org.intendant.operations.store.PartRows;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Page;
import org.intendant.web.Query;
import org.jspecify.annotations.Nullable;

/** All operations: start, watch, cancel, repeat. Members see those that they started or whose server they own. */
@ApplicationScoped
public class Operations {

    @Inject
    OperationRows rows;

    @Inject
    PartRows parts;

    @Inject
    LockRows locks;

    @Inject
    Visible visible;

    @Inject
    Lanes lanes;

    @Inject
    OperationWorker worker;

    @Inject
    Signals signals;

    @Inject
    AfterCommit afterCommit;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Starts an operation by the current actor, in the caller's transaction: it begins once that is committed.
     *
     * <p>The caller has checked that the actor may want this; the worker checks again when it runs.
     *
     * @throws Refused as a conflict while an operation of this kind runs on one of the targets
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Operation start(Order order) {
        return start(order, null);
    }

    private Operation start(Order order, @Nullable Long retryOf) {
        if (order.targets().isEmpty()) {
            throw new Refused("targets", "Choose at least one server.");
        }
        order.targets().forEach(actor::mustOwn);
        long id = rows.add(order, actor.get(), clock.instant(), retryOf);
        int place = 1;
        for (Target target : order.targets()) {
            locks.take(order.kind(), target, id);
            parts.add(id, place++, target, order.approval(target));
        }
        audit.recordOperation("operation.start", String.valueOf(id), order.title(), described(order));
        lanes.fill(order.lane());
        afterCommit.run(() -> signals.changed(id));
        return rows.find(id).orElseThrow();
    }

    private static String described(Order order) {
        return "kind: " + order.kind() + "\ntargets: "
                + order.targets().stream().map(Target::name).collect(Collectors.joining(", "));
    }

    /**
     * Operations, newest first where no other order is asked for.
     *
     * @param query sorts by {@code id}, {@code title}, {@code state}, {@code actorName}; filters {@code state}, {@code kind}, {@code mine} ({@code true}), {@code target} ({@code server:12});
     *     its search looks for words in titles and subjects, for a person and for a number
     */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public Page<Operation> page(Query query) {
        return new Page<>(rows.page(visible.filter(query), query), rows.count(visible.filter(query)));
    }

    /** The operation, or empty when there is none that the caller may see. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public Optional<Operation> find(long id) {
        return rows.find(id).filter(operation -> visible.any(operation, parts.of(id)));
    }

    /** Its parts, in their order; those that the caller may see, and their errors only to those who may read output. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public List<OperationPart> parts(long id) {
        Operation operation = get(id);
        return parts.of(id).stream()
                .filter(visible.part(operation))
                .map(visible::asTold)
                .toList();
    }

    /** What has work left on this target, for whoever may see the target: those need it to stay. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public List<Operation> unfinishedOn(Target target) {
        actor.mustOwn(target);
        return rows.list(
                Filter.none()
                        .and(
                                "o.ended is null and exists (select 1 from operation_part p where p.operation = o.id"
                                        + " and p.target_key = ? and p.ended is null)",
                                target.key()),
                0,
                Query.MOST);
    }

    /**
     * Asks to end it. It is shown as cancelled once that is proven; one that no worker has begun ends at once.
     *
     * @throws Refused as a conflict when it is at its end
     */
    @Allowed(Permission.CANCEL_OPERATIONS)
    @Transactional
    public void cancel(long id) {
        Operation operation = get(id);
        if (!actor.seesAll() && !visible.started(operation)) {
            throw new Refused(Refused.Why.NOT_ALLOWED, "Only who started operation " + id + " may cancel it.");
        }
        if (operation.state().isFinal()) {
            throw new Refused(Refused.Why.CONFLICT, "Operation " + id + " is at its end already.");
        }
        if (!rows.cancelUnclaimed(id, clock.instant())) {
            rows.askToCancel(id, clock.instant());
        }
        audit.recordOperation("operation.cancel", String.valueOf(id), operation.title(), "");
        afterCommit.run(() -> {
            worker.cancelSoon(id);
            signals.changed(id);
        });
    }

    /** Whether the caller may cancel it now, so that a page offers only what works. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public boolean mayCancel(Operation operation) {
        return !operation.state().isFinal()
                && operation.cancelAsked() == null
                && actor.get().may(Permission.CANCEL_OPERATIONS)
                && (actor.seesAll() || visible.started(operation));
    }

    /** Whether the caller may repeat what did not succeed: it is at its end, and he may do work of its kind on its targets. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public boolean mayRepeat(Operation operation) {
        return operation.state().isFinal()
                && operation.state() != OperationState.SUCCEEDED
                && actor.get().may(Permission.APPLY_PLANS)
                && actor.get().may(worker.needs(operation.kind()))
                && parts.of(operation.id()).stream()
                        .filter(part -> part.state() != OperationState.SUCCEEDED)
                        .allMatch(part -> actor.seesAll() || actor.owns(part.target()));
    }

    /** What was approved when it was ordered, step by step; empty for work that is no apply. */
    @Allowed(Permission.READ_OUTPUT)
    @Transactional
    public List<ApprovedStep> approved(long id) {
        Operation operation = get(id);
        Set<String> seen = parts.of(id).stream()
                .filter(visible.part(operation))
                .map(part -> part.target().name())
                .collect(Collectors.toSet());
        List<ApprovedStep> steps =
                ApprovedStep.in(rows.ordered(id).orElseThrow().details());
        return steps.stream().filter(step -> seen.contains(step.target())).toList();
    }

    /** Starts a new operation with the parts of this one that did not succeed. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Operation retryFailed(long id) {
        Operation operation = get(id);
        actor.get(); // the worker asks for the work's own permission when it runs
        if (!operation.state().isFinal()) {
            throw new Refused(Refused.Why.CONFLICT, "Operation " + id + " still runs. Wait for its end.");
        }
        List<OperationPart> failed = parts.of(id).stream()
                .filter(part -> part.state() != OperationState.SUCCEEDED)
                .toList();
        if (failed.isEmpty()) {
            throw new Refused(Refused.Why.CONFLICT, "Every part of operation " + id + " succeeded.");
        }
        Ordered ordered = rows.ordered(id).orElseThrow();
        worker.mayStill(operation.kind());
        return start(
                new Order(
                        operation.kind(),
                        operation.title(),
                        operation.lane(),
                        failed.stream().map(OperationPart::target).toList(),
                        ordered.parallel(),
                        failed.stream()
                                .collect(toMap(
                                        OperationPart::target,
                                        part -> parts.progress(part.id()).approval())),
                        ordered.details()),
                id);
    }

    /** @throws Refused as not found when there is none that the caller may see */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public Operation get(long id) {
        return find(id).orElseThrow(() -> visible.notFound(id));
    }
}
