package org.intendant.operations.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.operations.ApprovedStep;
import org.intendant.operations.Operation;
import org.intendant.operations.Plans;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/**
 * The review of plans: {@code /operations/plan.xhtml?kind=accounts&target=server:12}, with a {@code target} for each.
 * Another page shows the same by including {@code /operations/parts/review.xhtml} after {@link #open}.
 */
@Named
@ViewScoped
public class PlanPage implements Serializable {

    @Inject
    transient Plans plans;

    @Inject
    transient HttpServletRequest request;

    private String kind = "";
    private String title = "";
    private transient List<Target> targets = List.of();
    private transient Set<String> asked = Set.of();
    private transient @Nullable PlansReview review;
    private String view = "unified";
    private String typedName = "";
    private String stale = "";

    @PostConstruct
    void fromAddress() {
        String asks = request.getParameter("kind");
        String[] keys = request.getParameterValues("target");
        if (asks != null && keys != null) {
            open(
                    asks,
                    Arrays.stream(keys)
                            .distinct()
                            .map(key -> plans.target(asks, key))
                            .toList(),
                    Set.of());
        }
    }

    /**
     * Plans and shows the review.
     *
     * @param asked names of the things that somebody just changed, as differences have them ({@code account deploy}): what
     *     else the plan does is marked; empty to mark nothing
     */
    public void open(String kind, Collection<Target> targets, Set<String> asked) {
        this.kind = kind;
        this.title = plans.title(kind);
        this.targets = List.copyOf(targets);
        this.asked = asked;
        again();
    }

    /** Shows nothing any more. */
    public void close() {
        targets = List.of();
        review = null;
    }

    /** Plans anew; an unreachable host is said in the page, since nothing that is wanted is lost by it. */
    public void again() {
        if (targets.isEmpty()) {
            return;
        }
        stale = "";
        typedName = "";
        review = PlansReview.of(title, plans.plan(kind, targets), asked);
    }

    /** Approves what is chosen and goes on at the operation. A plan that is stale by now is said so, and nothing happens. */
    public void approve() {
        PlansReview shown = review;
        if (shown == null) {
            return;
        }
        try {
            Pages.open(approved(shown).href());
        } catch (Refused refused) {
            if (refused.why() != Refused.Why.CONFLICT) {
                throw refused;
            }
            stale = String.valueOf(refused.getMessage());
        } catch (HostUnreachable | CommandFailed away) {
            stale = Shown.text(String.valueOf(away.getMessage()));
        }
    }

    private Operation approved(PlansReview shown) {
        Map<Target, List<ApprovedStep>> seen = shown.seen();
        if (shown.isMany()) {
            return plans.approve(kind, seen);
        }
        Target target = targets.get(0);
        Set<String> digests = seen.getOrDefault(target, List.of()).stream()
                .map(ApprovedStep::digest)
                .collect(Collectors.toSet());
        return plans.approve(kind, target, digests, typedName);
    }

    public boolean isShown() {
        return review != null;
    }

    public @Nullable PlansReview getReview() {
        return review;
    }

    /** The page of a server; other targets and several have none. */
    public String getTargetHref() {
        return targets.size() == 1 && targets.get(0).type().equals("server")
                ? "/servers/server.xhtml?id=" + targets.get(0).id()
                : "";
    }

    /** The review of one target alone. */
    public String href(PlanReview plan) {
        return "/operations/plan.xhtml?kind=" + kind + "&target=" + plan.getKey();
    }

    public String getTitle() {
        return title;
    }

    public String getStale() {
        return stale;
    }

    public String getView() {
        return view;
    }

    public void setView(String view) {
        this.view = view.equals("split") ? "split" : "unified";
    }

    public String getTypedName() {
        return typedName;
    }

    public void setTypedName(@Nullable String typedName) {
        this.typedName = typedName == null ? "" : typedName;
    }
}
