package org.intendant.people.views;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.intendant.plans.Refused;
import org.intendant.web.ListReading;
import org.intendant.web.ListState;
import org.intendant.web.Pages;
import org.jspecify.annotations.Nullable;
import org.primefaces.component.api.UITable;

/** The saved views and the columns of whatever list page this is a part of. */
@Named
@ViewScoped
public class ViewsPage implements Serializable {

    @Inject
    Views views;

    private @Nullable List<SavedView> known;
    private String viewName = "";
    private String newName = "";
    private boolean standard;

    /** Saves what is shown under a new name, and shows it as this view. */
    public void add(ListState list) {
        ViewDraft draft = new ViewDraft();
        draft.setList(list.getKind().name());
        draft.setName(viewName);
        draft.setStandard(standard);
        shown(list, draft);
        SavedView added = asks("viewName", () -> views.add(draft));
        viewName = "";
        standard = false;
        known = null;
        list.setView(added.getId().toString());
        Pages.news("Saved the view “" + added.getName() + "”. You find it above the list.");
    }

    /** Saves what is shown as the view that it began with. */
    public void overwrite(ListState list) {
        change(list, draft -> shown(list, draft));
        Pages.news("Saved the view as it is shown now.");
    }

    public void rename(ListState list) {
        asks("newName", () -> change(list, draft -> draft.setName(newName)));
        newName = "";
    }

    /** Has the list open with this view from now on. */
    public void open(ListState list) {
        change(list, draft -> draft.setStandard(true));
        Pages.news("The list opens with this view from now on.");
    }

    /** Has the list open as it is by itself. */
    public void openNone(ListState list) {
        change(list, draft -> draft.setStandard(false));
        Pages.news("The list opens without a view from now on.");
    }

    /** Removes the view; what is shown stays. */
    public void remove(ListState list) {
        SavedView gone = current(list);
        if (gone != null) {
            views.remove(gone.getId());
            known = null;
            list.setView("");
            Pages.news("Removed the view “" + gone.getName() + "”.");
        }
    }

    /** Remembers the columns: with the view, or as those of this person. */
    public void choose(ListState list) {
        if (current(list) == null) {
            views.choose(list.getKind().name(), list.getColumns());
        } else {
            change(list, draft -> draft.setColumns(list.getColumns()));
        }
        if (FacesContext.getCurrentInstance().getViewRoot().findComponent("f:rows") instanceof UITable<?> table) {
            table.setSortByAsMap(null); // it knows the columns of when it was made
        }
    }

    private SavedView change(ListState list, Consumer<ViewDraft> edit) {
        SavedView view = current(list);
        if (view == null) {
            throw new Refused(Refused.Why.NOT_FOUND, "There is no such view any more.");
        }
        ViewDraft draft = ViewDraft.of(view);
        edit.accept(draft);
        SavedView changed = views.change(view.getId(), draft);
        known = null;
        return changed;
    }

    private static void shown(ListState list, ViewDraft draft) {
        draft.setQuery(list.getAsked());
        draft.setColumns(list.getColumns());
    }

    /** What is wrong with the name stands beside the field of this dialog. */
    private static <T> T asks(String field, Supplier<T> deed) {
        try {
            return deed.get();
        } catch (Refused refused) {
            throw new Refused(
                    refused.why(),
                    refused.reasons().stream()
                            .map(reason -> reason.field().equals("name")
                                    ? new Refused.Reason(field, reason.sentence())
                                    : reason)
                            .toList());
        }
    }

    /** The person's views of this list. */
    public List<SavedView> of(ListState list) {
        if (known == null) {
            known = views.of(list.getKind().name());
        }
        return known;
    }

    /** The one that is shown, maybe with changes; null for the list itself. */
    public @Nullable SavedView current(ListState list) {
        return of(list).stream()
                .filter(view -> list.getView().filter(view.getId()::equals).isPresent())
                .findFirst()
                .orElse(null);
    }

    /** Whether what is shown is another than what was saved. */
    public boolean changed(ListState list) {
        SavedView view = current(list);
        return view != null
                && !(view.getQuery().equals(list.getAsked())
                        && view.getColumns().map(list.getColumns()::equals).orElse(true));
    }

    /** The address of the list with this view. */
    public String href(ListState list, SavedView view) {
        return list.getKind().path() + "?view=" + view.getId()
                + (view.getQuery().isEmpty() ? "" : "&" + view.getQuery());
    }

    /** The address of the list without any view. */
    public String all(ListState list) {
        return list.getKind().path() + "?view=" + ListReading.ALL;
    }

    public String getViewName() {
        return viewName;
    }

    public void setViewName(@Nullable String viewName) {
        this.viewName = viewName == null ? "" : viewName;
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(@Nullable String newName) {
        this.newName = newName == null ? "" : newName;
    }

    public boolean isStandard() {
        return standard;
    }

    public void setStandard(boolean standard) {
        this.standard = standard;
    }
}
