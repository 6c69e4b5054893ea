package org.intendant.people.views;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A saved view, as somebody typed it. */
public class ViewDraft {

    /** The list that it is of: {@code servers}. Stays as it is when the view is changed. */
    private String list = "";

    private String name = "";

    /** As in the list's address: {@code q=web&tag=blue&sort=name}. */
    private String query = "";

    /** Names of columns; null for those that the list shows by itself. */
    private @Nullable List<String> columns;

    /** Whether the list opens with it. */
    private boolean standard;

    static ViewDraft of(SavedView view) {
        ViewDraft draft = new ViewDraft();
        draft.list = view.getList();
        draft.name = view.getName();
        draft.query = view.getQuery();
        draft.columns = view.getColumns().orElse(null);
        draft.standard = view.isStandard();
        return draft;
    }

    public String getList() {
        return list;
    }

    public void setList(@Nullable String list) {
        this.list = list == null ? "" : list;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(@Nullable String query) {
        this.query = query == null ? "" : query;
    }

    public @Nullable List<String> getColumns() {
        return columns;
    }

    public void setColumns(@Nullable List<String> columns) {
        this.columns = columns == null ? null : new ArrayList<>(columns);
    }

    public boolean isStandard() {
        return standard;
    }

    public void setStandard(boolean standard) {
        this.standard = standard;
    }
}
