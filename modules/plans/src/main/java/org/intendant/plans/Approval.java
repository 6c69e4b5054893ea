package org.intendant.plans;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody agreed to on one target: single steps by their digest, or whole kinds of steps by policy.
 *
 * @param digests of the steps that a person saw and approved
 * @param kinds of steps that a schedule or a wizard may take, named beforehand
 * @param named whether the target was named for what cannot be taken back; without, no such step is covered
 */
public record Approval(Set<String> digests, Set<String> kinds, boolean named) {

    public Approval {
        digests = Set.copyOf(digests);
        kinds = Set.copyOf(kinds);
    }

    /** Nothing at all, as for work without a plan. */
    public static Approval none() {
        return new Approval(Set.of(), Set.of(), false);
    }

    /** These steps, whatever they take away. */
    public static Approval of(List<Step> steps) {
        return new Approval(steps.stream().map(Step::digest).collect(Collectors.toSet()), Set.of(), true);
    }

    public static Approval byPolicy(Set<String> kinds) {
        return new Approval(Set.of(), kinds, true);
    }

    public boolean covers(Step step) {
        boolean meant = digests.contains(step.digest()) || kinds.contains(step.kind());
        return meant && (named || step.risk() != Risk.DESTRUCTIVE);
    }
}
