package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.intendant.data.Settings;
import org.intendant.operations.live.Signals;
import org.intendant.operations.store.ComparisonRows;
import org.intendant.operations.store.ComparisonRows.Found;
import org.intendant.operations.store.IgnoredRows;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.web.State;

/** Plans, and keeps what was found as the target's comparison: whoever looks, everybody profits. */
@ApplicationScoped
public class Findings {

    private static final Logger LOG = Logger.getLogger(Findings.class.getName());
    private static final Duration UNKNOWN_AGAIN = Duration.ofMinutes(5);

    @Inject
    ComparisonRows rows;

    @Inject
    IgnoredRows ignored;

    @Inject
    Settings settings;

    @Inject
    Signals signals;

    @Inject
    Clock clock;

    /**
     * The plan of this moment.
     *
     * @throws HostUnreachable when the target cannot be read: it is kept as unknown
     * @throws CommandFailed when the target refused to be read: likewise
     */
    public Plan plan(Planner planner, Target target) {
        return kept(planner, target, () -> planner.plan(target));
    }

    /** The plan that is left after the steps of another one ran; throws like {@link #plan}. */
    Plan planAgain(Planner planner, Plan ran) {
        return kept(planner, ran.target(), () -> planner.planAgain(ran));
    }

    private Plan kept(Planner planner, Target target, Supplier<Plan> planned) {
        Optional<Instant> begun = rows.due(planner.kind(), target);
        try {
            Plan plan = planned.get();
            keep(planner, target, found(plan), begun);
            return plan;
        } catch (HostUnreachable | CommandFailed unknown) {
            keep(planner, target, unknown(String.valueOf(unknown.getMessage())), begun);
            throw unknown;
        }
    }

    /** Plans for the sake of the comparison alone: never throws because of the target. */
    void compare(Planner planner, Target target) {
        try {
            plan(planner, target);
        } catch (HostUnreachable | CommandFailed kept) {
            LOG.log(Level.FINE, "Unknown: {0}", kept.getMessage());
        } catch (RuntimeException | LinkageError bug) {
            LOG.log(Level.SEVERE, "Planning " + planner.kind() + " for " + target.name() + " failed.", bug);
            Found unknown = unknown("Planning itself failed: " + bug.getMessage() + " The server's log says more.");
            keep(planner, target, unknown, rows.due(planner.kind(), target));
        }
    }

    private static Found found(Plan plan) {
        return new Found(
                plan.isEmpty() ? State.IN_SYNC : State.DIFFERS,
                plan.steps().stream().map(Step::sentence).toList(),
                plan.digest(),
                (int) plan.foreign().stream()
                        .filter(foreign -> foreign.never().isEmpty())
                        .count(),
                "");
    }

    private static Found unknown(String sentence) {
        return new Found(State.UNKNOWN, List.of(), "", 0, sentence);
    }

    private void keep(Planner planner, Target target, Found found, Optional<Instant> begun) {
        Instant now = clock.instant();
        Duration every = settings.compareEvery();
        Duration pause = found.state() == State.UNKNOWN && every.compareTo(UNKNOWN_AGAIN) > 0 ? UNKNOWN_AGAIN : every;
        rows.found(planner.kind(), target, found, begun, now, now.plus(pause));
        if (found.state() != State.UNKNOWN) {
            ignored.found(planner.kind(), target, found.digest());
        }
        signals.changed();
    }
}
