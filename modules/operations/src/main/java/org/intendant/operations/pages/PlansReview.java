package org.intendant.operations.pages;

import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.operations.ApprovedStep;
import org.intendant.operations.Planned;
import org.intendant.plans.Target;

/**
 * The plans of one or many targets, reviewed together: which are chosen, and what an approval of these would be. What
 * cannot be reached, or takes something away beside others, is listed and cannot be chosen.
 */
public final class PlansReview {

    private final String title;
    private final List<PlanReview> plans;

    /** By the target's key; those that somebody may choose or leave out. */
    private final Map<String, Boolean> chosen = new HashMap<>();

    private PlansReview(String title, List<PlanReview> plans) {
        this.title = title;
        this.plans = plans;
        plans.stream().filter(this::mayBeChosen).forEach(plan -> chosen.put(plan.getKey(), true));
    }

    /**
     * @param title the planner's, as in {@code Accounts}
     * @param asked names of the things that somebody just changed, or empty
     */
    static PlansReview of(String title, List<Planned> planned, Set<String> asked) {
        return new PlansReview(
                title, planned.stream().map(one -> PlanReview.of(one, asked)).toList());
    }

    /** What is removed is approved by the target's typed name, so on its own. */
    public boolean mayBeChosen(PlanReview plan) {
        return plan.isReviewable() && (plans.size() == 1 || !plan.isDestructive());
    }

    /** What an approval would cover, by target. */
    Map<Target, List<ApprovedStep>> seen() {
        return approvable().collect(toMap(PlanReview::target, PlanReview::seen));
    }

    private Stream<PlanReview> approvable() {
        return plans.stream().filter(plan -> Boolean.TRUE.equals(chosen.get(plan.getKey())));
    }

    public List<PlanReview> getPlans() {
        return plans;
    }

    public Map<String, Boolean> getChosen() {
        return chosen;
    }

    public boolean isMany() {
        return plans.size() > 1;
    }

    /** There is something that may be approved here, chosen or not. */
    public boolean isReviewable() {
        return !chosen.isEmpty();
    }

    public boolean isNothingChosen() {
        return approvable().findAny().isEmpty();
    }

    /** The only plan takes something away: its target's name must be typed. */
    public boolean isDestructive() {
        return !isMany() && plans.stream().anyMatch(PlanReview::isDestructive);
    }

    public boolean isConfirmed() {
        return plans.stream().anyMatch(PlanReview::isConfirmed);
    }

    /** {@code web1}, or {@code 3 servers}. */
    public String getWhom() {
        return whom(plans);
    }

    /** Whom the button is about to change. */
    public String getChosenWhom() {
        return whom(approvable().toList());
    }

    /** What is there, before what will be done: {@code 2 differ, 1 as wanted, 1 not reached}. */
    public String getCounts() {
        if (!isMany()) {
            return plans.isEmpty() ? "" : plans.get(0).getCounts();
        }
        long differ = plans.stream().filter(PlanReview::isReviewable).count();
        long same = plans.stream().filter(PlanReview::isInSync).count();
        long dead = plans.size() - differ - same;
        return differ + (differ == 1 ? " differs" : " differ") + ", " + same + " as wanted"
                + (dead == 0 ? "" : ", " + dead + " not reached");
    }

    /** What the button does, in a sentence. */
    public String getConsequence() {
        long steps = approvable().mapToLong(plan -> plan.steps().size()).sum();
        return isNothingChosen()
                ? "Nothing is chosen."
                : steps + (steps == 1 ? " step" : " steps") + " on " + getChosenWhom() + ": "
                        + title.toLowerCase(java.util.Locale.ROOT) + " become what you want.";
    }

    /** What happens to those that are not chosen. */
    public String getRest() {
        long left = plans.stream().filter(plan -> !plan.isInSync()).count()
                - approvable().count();
        if (left == 0) {
            return (isMany() ? "None is left out." : getChosenWhom() + " only.")
                    + " You can follow it in the operation.";
        }
        return left + " left out; what is wanted there stays saved.";
    }

    private static String whom(List<PlanReview> plans) {
        if (plans.size() == 1) {
            return plans.get(0).getName();
        }
        boolean servers = plans.stream().allMatch(plan -> plan.target().type().equals("server"));
        return plans.size() + (servers ? " servers" : " targets");
    }
}
