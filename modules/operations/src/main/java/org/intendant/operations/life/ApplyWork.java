package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.intendant.hosts.ApplyFiles;
import org.intendant.hosts.ChangeOpen;
import org.intendant.operations.Part;
import org.intendant.operations.Work;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Difference;
import org.intendant.plans.Plan;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Step;

/** {@code apply:<planner>}: plan again, compare with what was approved, run the steps, plan again and find nothing left. */
@ApplicationScoped
public class ApplyWork implements Work {

    public static final String KIND = "apply";

    @Inject
    Planners planners;

    @Inject
    Findings findings;

    @Inject
    FileHistory history;

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void reach(Part part) {
        planners.of(part.details().getOrDefault("planner", "")).reach(part.target());
    }

    @Override
    public void run(Part part) {
        busy.add(part.id());
        try {
            apply(part, planners.of(part.details().getOrDefault("planner", "")));
        } finally {
            busy.remove(part.id());
        }
    }

    private void apply(Part part, Planner planner) {
        part.now("comparing");
        Plan plan = planned(part, planner);
        plan.remarks().forEach(part::line);
        if (plan.isEmpty()) {
            part.line("Nothing to do: " + part.target().name() + " is as wanted.");
            return;
        }
        mustBeApproved(part, plan);
        for (Step step : plan.steps()) {
            if (part.cancelled()) {
                part.line("Stopped on request. What was done stays done.");
                throw new Stopped();
            }
            take(part, planner, step);
        }
        verify(part, planner, plan);
    }

    /** While a change of the host waits for its confirmation nobody knows how it will be, but soon: it is waited for. */
    private Plan planned(Part part, Planner planner) {
        try {
            return findings.plan(planner, part.target());
        } catch (ChangeOpen open) {
            part.line(open.getMessage() + " Waiting for it.");
            part.now("waiting for the end of an earlier change");
            part.withoutPlace(() -> pause(part, open.left()));
            part.now("comparing");
            return findings.plan(planner, part.target());
        }
    }

    private static void pause(Part part, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (!part.cancelled() && System.nanoTime() < end) {
                Thread.sleep(LOOK.toMillis());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (part.cancelled()) {
            throw new Stopped();
        }
    }

    /** One step that nobody approved stops it before anything is touched. */
    private static void mustBeApproved(Part part, Plan plan) {
        List<Step> beyond = plan.beyond(part.approval());
        if (beyond.isEmpty()) {
            return;
        }
        for (Step step : beyond) {
            part.line("Not approved: " + step.sentence());
            step.differences().forEach(difference -> log(part, difference));
        }
        throw new Refused(
                Refused.Why.CONFLICT,
                part.target().name()
                        + " changed since you approved. Nothing was applied. Plan again to see what is left: "
                        + sentences(beyond));
    }

    private static void log(Part part, Difference difference) {
        part.line(difference.name());
        difference.before().lines().forEach(line -> part.line("- " + line));
        difference.after().lines().forEach(line -> part.line("+ " + line));
    }

    private void take(Part part, Planner planner, Step step) {
        if (step.oneOff() && part instanceof RunningPart running) {
            if (running.hasBegun(step.digest())) {
                throw part.lost("“" + step.sentence() + "” was begun before the restart and is never repeated. "
                        + "Look on " + part.target().name() + " how it ended.");
            }
            running.begins(step.digest());
        }
        part.now(step.sentence());
        part.line(step.sentence());
        try {
            step.run(part);
        } finally {
            if (step instanceof ApplyFiles change && change.stands() && part instanceof RunningPart running) {
                history.keep(running, planner.kind(), change);
            }
        }
    }

    private void verify(Part part, Planner planner, Plan ran) {
        part.now("planning again");
        Plan left = findings.planAgain(planner, ran);
        if (!left.isEmpty()) {
            throw new CommandFailed(
                    "Applied, but " + part.target().name() + " still differs: " + sentences(left.steps()), -1, "");
        }
        part.line("Planned again: nothing is left to do. " + part.target().name() + " is as wanted.");
    }

    private static String sentences(List<Step> steps) {
        return steps.stream().map(Step::sentence).collect(Collectors.joining(". ", "", "."));
    }

    /** Steps are short and never cut in the middle: it is gone once the part has stopped between two of them. */
    @Override
    public boolean cancel(Part part) {
        return !busy.contains(part.id());
    }
}
