package org.intendant.operations.pages;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.operations.Changes;
import org.intendant.operations.Comparison;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Comparisons.Summary;
import org.intendant.operations.Differences;
import org.intendant.operations.Planned;
import org.intendant.operations.Plans;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.views.Lists;
import org.intendant.plans.Plan;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;
import org.intendant.web.Pages;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

/** What differs from what is wanted, and what nobody knows, with its age. */
@Named
@ViewScoped
@SuppressWarnings("NullAway.Init") // the container fills the fields
public class DriftPage implements Serializable {

    static final ListKind LIST = ListKind.at("drift", "/operations/drift.xhtml", 25)
            .filteredBy("state", "target", "kind")
            .sortedBy("name", "checked")
            .showing(
                    ListColumn.always("name", "Server"),
                    ListColumn.usual("state", "State"),
                    ListColumn.usual("what", "What differs"),
                    ListColumn.usual("checked", "Last read"));

    @Inject
    transient Comparisons comparisons;

    @Inject
    transient Lists lists;

    @Inject
    transient Changes changes;

    @Inject
    transient CurrentActor actor;

    @Inject
    transient Plans plans;

    @Inject
    transient Differences differences;

    private String until = "";
    private @Nullable Comparison open;
    private transient @Nullable Planned looked;
    private transient LazyRows<Comparison> rows;
    private transient @Nullable Summary summary;

    @PostConstruct
    void open() {
        rows = lists.open(
                LIST,
                comparisons::page,
                comparison -> comparison.kind() + " " + comparison.target().key());
    }

    public LazyRows<Comparison> getRows() {
        return rows;
    }

    public ListState getList() {
        return rows.getState();
    }

    public Summary getSummary() {
        Summary known = summary;
        if (known == null) {
            known = comparisons.summary();
            summary = known;
        }
        return known;
    }

    /** Reads the counts anew. */
    public void refresh() {
        summary = null;
    }

    public void compareAll() {
        comparisons.compareAllSoon();
        refresh();
        Pages.news("Everything is being compared. This page follows.");
    }

    public void compare(Comparison comparison) {
        comparisons.compareSoon(comparison.target());
        Pages.news(comparison.target().name() + " is being compared.");
    }

    /** Reads the host now, and shows what differs in the row. */
    public void look(Comparison comparison) {
        open = comparison;
        looked = plans.plan(comparison.kind(), List.of(comparison.target())).get(0);
        until = "";
        refresh();
    }

    public void close() {
        open = null;
        looked = null;
    }

    public boolean shows(Comparison comparison) {
        Comparison known = open;
        return looked != null
                && known != null
                && known.kind().equals(comparison.kind())
                && known.target().key().equals(comparison.target().key());
    }

    /** What was found in the row that is open. */
    public @Nullable PlanReview getFound() {
        Planned known = looked;
        return known == null ? null : PlanReview.of(known, Set.of());
    }

    /** Leaves what is shown until a day. */
    public void ignore() {
        Comparison known = requireNonNull(open);
        Plan plan = requireNonNull(requireNonNull(looked).plan());
        differences.ignore(known.kind(), known.target(), plan.digest(), until);
        Pages.news("Ignored until " + until + ". It still counts as a difference.");
        close();
    }

    public void heed(Comparison comparison) {
        differences.heed(comparison.kind(), comparison.target());
        Pages.news("It is no longer ignored.");
    }

    /** Wants what one step would change as the host has it. */
    public void adopt(StepReview step) {
        Comparison known = requireNonNull(open);
        differences.adopt(known.kind(), known.target(), step.digest());
        Pages.news("Wanted from now on as " + known.target().name() + " has it. It is compared again.");
        close();
    }

    /** Wants what others made, and goes on to the plan that replaces it. */
    public void adopt(PlanReview.ForeignReview foreign) {
        Comparison known = requireNonNull(open);
        differences.adopt(known.kind(), known.target(), foreign.digest());
        Pages.news("Wanted from now on. The plan replaces what others made by it.");
        Pages.open(known.planHref());
    }

    /** Whether the host can be looked at in the row: where it differs, or may have what others made. */
    public boolean showable(Comparison comparison) {
        return !shows(comparison)
                && (comparison.state() == State.DIFFERS
                        || (comparison.state() == State.IN_SYNC && differences.adopts(comparison.kind())));
    }

    public boolean isAdopting() {
        Comparison known = open;
        return known != null && actor.get().may(Permission.CHANGE_SERVERS) && differences.adopts(known.kind());
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(@Nullable String until) {
        this.until = until == null ? "" : until;
    }

    public boolean isMayApply() {
        return actor.get().may(Permission.APPLY_PLANS);
    }

    /** Where a name leads: to its plan whoever may apply it, else to the thing itself. */
    public String href(Comparison comparison) {
        return isMayApply() ? comparison.planHref() : comparison.targetHref();
    }

    /** What would be done, inert; at most three sentences, then how many more. */
    public List<String> sentences(Comparison comparison) {
        return comparison.sentences().stream().limit(3).map(Shown::text).toList();
    }

    public int more(Comparison comparison) {
        return Math.max(0, comparison.sentences().size() - 3);
    }

    public String shown(String text) {
        return Shown.text(text);
    }

    public void clear() {
        getList().clear();
    }

    /** What is shown alone, where that is not everything. */
    public String getNarrowed() {
        Map<String, String> filters = getList().getFilters();
        return Narrowed.words(
                plans.title(filters.getOrDefault("kind", "")),
                filters.getOrDefault("target", ""),
                rows.top().map(comparison -> comparison.target().name()));
    }

    /** Shows what is about any thing again, and of any kind. */
    public void everything() {
        getList().getFilters().put("target", "");
        getList().getFilters().put("kind", "");
    }

    public long getChanges() {
        return changes.number();
    }
}
