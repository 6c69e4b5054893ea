package org.intendant.servers.accounts;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.plans.Difference;
import org.intendant.plans.Plan;
import org.intendant.plans.Risk;
import org.intendant.plans.Step;
import org.intendant.plans.Target;
import org.intendant.servers.typed.Text;

/**
 * A plan as a page shows it, before somebody approves.
 *
 * @param steps what would be done
 * @param remarks what is left alone and why
 * @param destructive whether the target's name must be typed
 * @param trouble why there is no plan, or empty
 */
public record PlanPanel(
        long serverId, String name, List<Line> steps, List<String> remarks, boolean destructive, String trouble)
        implements Serializable {

    /** A step with its difference. */
    public record Line(String sentence, String digest, List<Change> changes) implements Serializable {}

    /**
     * One line of a difference.
     *
     * @param kind {@code add}, {@code del} or empty
     * @param sign as shown
     */
    public record Change(String kind, String sign, String text) implements Serializable {}

    static PlanPanel of(Plan plan) {
        return new PlanPanel(
                plan.target().id(),
                plan.target().name(),
                plan.steps().stream().map(PlanPanel::line).collect(Collectors.toCollection(ArrayList::new)),
                new ArrayList<>(plan.remarks()),
                plan.risk() == Risk.DESTRUCTIVE,
                "");
    }

    /** No plan, for the host was not reached or refused. */
    static PlanPanel none(Target target, String trouble) {
        return new PlanPanel(target.id(), target.name(), List.of(), List.of(), false, Text.inert(trouble, 2000));
    }

    /** Reached, and nothing to do. */
    public boolean inSync() {
        return steps.isEmpty() && trouble.isEmpty();
    }

    /** What an approval of all that is shown consists of. */
    public Set<String> digests() {
        return steps.stream().map(Line::digest).collect(Collectors.toSet());
    }

    /** What the button is about to do, in a few words. */
    public String what() {
        return steps.size() == 1 ? steps.get(0).sentence() + "." : steps.size() + " changes.";
    }

    private static Line line(Step step) {
        return new Line(
                step.sentence(),
                step.digest(),
                step.differences().stream().flatMap(PlanPanel::changes).toList());
    }

    private static Stream<Change> changes(Difference difference) {
        List<String> before = difference.before().lines().toList();
        List<String> after = difference.after().lines().toList();
        return Stream.concat(
                before.stream()
                        .map(text -> after.contains(text) ? new Change("", "", text) : new Change("del", "−", text)),
                after.stream().filter(text -> !before.contains(text)).map(text -> new Change("add", "+", text)));
    }
}
