package org.intendant.operations;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.intendant.plans.Approval;
import org.intendant.plans.Target;

/**
 * What an operation shall do: one kind of work on one or many targets, a part for each. Of one kind only one operation
 * at a time runs on a target.
 *
 * @param kind names the {@link Work}: {@code apply:accounts}, {@code command}
 * @param title as pages show it: {@code Apply accounts to web1}
 * @param lane which limit it counts against
 * @param targets a part each, in the order in which they begin
 * @param parallel how many parts run at once, 1 or more
 * @param approval what was approved, for applies; empty otherwise
 * @param details of the work, as its {@link Work} wrote them; no secrets
 */
public record Order(
        String kind,
        String title,
        Lane lane,
        List<Target> targets,
        int parallel,
        Approval approval,
        Map<String, String> details) {

    public Order {
        requireNonNull(kind);
        requireNonNull(title);
        requireNonNull(lane);
        targets = List.copyOf(targets);
        details = Map.copyOf(details);
    }

    /** Classes of work, each with a limit of its own, so that a click never waits behind a night's backups. */
    public enum Lane {
        INTERACTIVE,
        SCHEDULED,
        BACKUP
    }
}
