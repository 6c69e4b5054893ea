package org.intendant.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.plans.Plan;
import org.intendant.plans.Target;

/** All plans that can be made: for each planner and each of its targets. Planned fresh, approved by digest, applied. */
@ApplicationScoped
public class Plans {

    /**
     * Plans now, and keeps what was found as the target's comparison. Changes nothing on the target.
     *
     * @throws org.intendant.plans.HostUnreachable when the target cannot be read
     * @throws org.intendant.plans.Refused when there is no such planner, or no target that the caller may see
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Plan plan(String kind, Target target) {
        throw new UnsupportedOperationException("to be built");
    }

    /**
     * Approves the steps with these digests and starts their apply. The worker plans again first, and touches nothing if
     * a step is then not among them.
     *
     * @param digests of the steps that the person saw, each a {@link org.intendant.plans.Step#digest()}
     * @param typedName the target's name as the person typed it; needed when a step is destructive, else empty
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Operation approve(String kind, Target target, Set<String> digests, String typedName) {
        throw new UnsupportedOperationException("to be built");
    }

    /**
     * The target with this key among the planner's, by its current name.
     *
     * @param key as in {@code server:12}
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Target target(String kind, String key) {
        throw new UnsupportedOperationException("to be built");
    }
}
