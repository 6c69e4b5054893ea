package org.intendant.operations.pages;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.intendant.operations.Changes;
import org.intendant.operations.Comparison;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Comparisons.Summary;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.web.LazyRows;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;

/** What differs from what is wanted, and what nobody knows, with its age. */
@Named
@ViewScoped
public class DriftPage implements Serializable {

    @Inject
    transient Comparisons comparisons;

    @Inject
    transient Changes changes;

    @Inject
    transient CurrentActor actor;

    private String search = "";
    private String state = "";
    private transient @Nullable LazyRows<Comparison> rows;
    private transient @Nullable Summary summary;

    public LazyRows<Comparison> getRows() {
        LazyRows<Comparison> known = rows;
        if (known == null) {
            known = new LazyRows<>(
                    comparisons::page,
                    comparison -> comparison.kind() + " " + comparison.target().key(),
                    () -> search,
                    () -> Map.of("state", state));
            rows = known;
        }
        return known;
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
        search = "";
        state = "";
    }

    public long getChanges() {
        return changes.number();
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search == null ? "" : search;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null ? "" : state;
    }
}
