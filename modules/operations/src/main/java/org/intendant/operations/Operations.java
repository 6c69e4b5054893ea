package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** All operations: start, watch, cancel, repeat. Members see those that they started or whose server they own. */
@ApplicationScoped
public class Operations {

    /**
     * Starts an operation by the current actor, in the caller's transaction: it begins once that is committed.
     *
     * <p>The caller has checked that the actor may want this; the worker checks again when it runs.
     *
     * @throws org.intendant.plans.Refused as a conflict while an operation of this kind runs on one of the targets
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Operation start(Order order) {
        throw new UnsupportedOperationException("to be built");
    }

    /**
     * Operations, newest first.
     *
     * @param query filters {@code state}, {@code kind}, {@code mine} ({@code true}), {@code target} ({@code server:12})
     */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public Page<Operation> page(Query query) {
        throw new UnsupportedOperationException("to be built");
    }

    /** The operation, or empty when there is none that the caller may see. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public Optional<Operation> find(long id) {
        throw new UnsupportedOperationException("to be built");
    }

    /** Its parts, in their order; those that the caller may see. */
    @Allowed(Permission.SEE_OPERATIONS)
    @Transactional
    public List<OperationPart> parts(long id) {
        throw new UnsupportedOperationException("to be built");
    }

    /** Asks to end it. It is shown as cancelled once that is proven. */
    @Allowed(Permission.CANCEL_OPERATIONS)
    @Transactional
    public void cancel(long id) {
        throw new UnsupportedOperationException("to be built");
    }

    /** Starts a new operation with the parts of this one that did not succeed. */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Operation retryFailed(long id) {
        throw new UnsupportedOperationException("to be built");
    }
}
