package org.intendant.operations;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.intendant.plans.Approval;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;

/**
 * What an operation shall do: one kind of work on one or many targets, a part for each. Of one kind only one operation
 * at a time runs on a target.
 *
 * @param kind names the {@link Work}: {@code apply:accounts}, {@code command}
 * @param title as pages show it: {@code Apply accounts to web1}
 * @param lane which limit it counts against
 * @param targets a part each, in the order in which they begin
 * @param parallel how many parts run at once, 1 to {@link #MOST_PARALLEL}; those that wait for their host do not count
 * @param approvals what was approved on which target, for applies: it holds there and nowhere else; empty otherwise
 * @param details of the work, as its {@link Work} wrote them; no secrets. {@link #SUBJECT} is shown beneath the title
 */
public record Order(
        String kind,
        String title,
        Lane lane,
        List<Target> targets,
        int parallel,
        Map<Target, Approval> approvals,
        Map<String, String> details) {

    /** The most parts that run at once. */
    public static final int MOST_PARALLEL = 100;

    /** The detail that says what exactly is done, in a line of at most 1000 characters: the command. */
    public static final String SUBJECT = "subject";

    public Order {
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw new Refused("parallel", "Give 1 to " + MOST_PARALLEL + " servers at once.");
        }
        requireNonNull(kind);
        requireNonNull(title);
        requireNonNull(lane);
        targets = List.copyOf(targets);
        approvals = Map.copyOf(approvals);
        details = Map.copyOf(details);
    }

    /** What was approved on this target. */
    public Approval approval(Target target) {
        return approvals.getOrDefault(target, Approval.none());
    }

    /** Classes of work, each with a limit of its own, so that a click never waits behind long commands or a night's backups. */
    public enum Lane {
        /** Short work that somebody waits for: applies. */
        INTERACTIVE,
        /** Commands on servers, which may take a day. */
        COMMAND,
        SCHEDULED,
        BACKUP
    }
}
