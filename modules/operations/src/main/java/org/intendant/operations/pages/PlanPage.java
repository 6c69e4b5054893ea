package org.intendant.operations.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.Map;
import org.intendant.operations.Operation;
import org.intendant.operations.Plans;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/**
 * The review of one plan: {@code /operations/plan.xhtml?kind=accounts&target=server:12}. Another page shows the same by
 * including {@code /operations/parts/review.xhtml} after {@link #open}.
 */
@Named
@ViewScoped
public class PlanPage implements Serializable {

    @Inject
    transient Plans plans;

    @Inject
    transient Clock clock;

    private String kind = "";
    private String title = "";
    private @Nullable Target target;
    private transient @Nullable PlanReview review;
    private String view = "unified";
    private String typedName = "";
    private String stale = "";
    private String unreachable = "";

    @PostConstruct
    void fromAddress() {
        Map<String, String> parameters =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        if (parameters.containsKey("kind") && parameters.containsKey("target")) {
            open(parameters.get("kind"), parameters.get("target"));
        }
    }

    /**
     * Plans and shows the review.
     *
     * @param key the target's, as in {@code server:12}
     */
    public void open(String kind, String key) {
        this.kind = kind;
        this.title = plans.title(kind);
        this.target = plans.target(kind, key);
        again();
    }

    /** Plans anew; an unreachable host is said in the page, since nothing that is wanted is lost by it. */
    public void again() {
        Target known = target;
        if (known == null) {
            return;
        }
        stale = "";
        unreachable = "";
        typedName = "";
        try {
            review = PlanReview.of(title, plans.plan(kind, known), clock.instant());
        } catch (HostUnreachable | CommandFailed away) {
            review = null;
            unreachable = Shown.text(String.valueOf(away.getMessage()));
        }
    }

    /** Approves what is shown and goes on at the operation. A plan that is stale by now is said so, and nothing happens. */
    public void approve() {
        Target known = target;
        PlanReview shown = review;
        if (known == null || shown == null) {
            return;
        }
        try {
            Operation operation = plans.approve(kind, known, shown.digests(), typedName);
            Pages.open(operation.href());
        } catch (Refused refused) {
            if (refused.why() != Refused.Why.CONFLICT) {
                throw refused;
            }
            stale = String.valueOf(refused.getMessage());
        } catch (HostUnreachable | CommandFailed away) {
            unreachable = Shown.text(String.valueOf(away.getMessage()));
        }
    }

    public boolean isShown() {
        return target != null;
    }

    public @Nullable PlanReview getReview() {
        return review;
    }

    /** A plan with steps is shown. */
    public boolean isReviewable() {
        return review != null && !review.isEmpty();
    }

    public boolean isInSync() {
        return review != null && review.isEmpty();
    }

    public String getTargetName() {
        return target == null ? "" : target.name();
    }

    /** The page of a server; other targets have none yet. */
    public String getTargetHref() {
        return target != null && target.type().equals("server") ? "/servers/server.xhtml?id=" + target.id() : "";
    }

    public String getTitle() {
        return title;
    }

    public String getStale() {
        return stale;
    }

    public String getUnreachable() {
        return unreachable;
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

    public void setTypedName(String typedName) {
        this.typedName = typedName;
    }
}
