package org.intendant.plans;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody agreed to: single steps by their digest, or whole kinds of steps by policy.
 *
 * @param digests of the steps that a person saw and approved
 * @param kinds of steps that a schedule or a wizard may take, named beforehand
 */
public record Approval(Set<String> digests, Set<String> kinds) {

    public Approval {
        digests = Set.copyOf(digests);
        kinds = Set.copyOf(kinds);
    }

    public static Approval of(List<Step> steps) {
        return new Approval(steps.stream().map(Step::digest).collect(Collectors.toSet()), Set.of());
    }

    public static Approval byPolicy(Set<String> kinds) {
        return new Approval(Set.of(), kinds);
    }

    public boolean covers(Step step) {
        return digests.contains(step.digest()) || kinds.contains(step.kind());
    }
}
