package org.intendant.operations.pages;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.intendant.operations.Changes;
import org.intendant.operations.Comparison;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Comparisons.Summary;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.views.Lists;
import org.intendant.web.LazyRows;
import org.intendant.web.ListColumn;
import org.intendant.web.ListKind;
import org.intendant.web.ListState;
import org.intendant.web.Pages;
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

    /** Shows what is about any thing again, and of any kind. */
    public void everything() {
        getList().getFilters().put("target", "");
        getList().getFilters().put("kind", "");
    }

    public long getChanges() {
        return changes.number();
    }
}
