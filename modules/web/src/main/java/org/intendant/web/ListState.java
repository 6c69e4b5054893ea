package org.intendant.web;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/**
 * What somebody looks at on a list page: search, filters, sort, page and columns. Its {@link #getAddress} says all of it but
 * the columns, and {@link ListReading} makes it from an address again: reload, Back and a link show the same.
 */
public final class ListState implements Serializable {

    private final ListKind kind;
    private final Map<String, String> filters = new LinkedHashMap<>();
    private final Map<String, String> kept = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private String search = "";
    private String sort = "";
    private boolean descending;
    private int page = 1;
    private List<String> columns;
    private boolean chosen;
    private String view = "";

    public ListState(ListKind kind) {
        this.kind = kind;
        this.columns = kind.usual();
        kind.filters().forEach(name -> filters.put(name, ""));
    }

    /** The rows asked for, in the words of the plural class. */
    public Query query(int offset, int limit) {
        return new Query(search, narrowed(), sort, descending, offset, limit);
    }

    /** Which rows match, wherever they stand: two that are equal show the same rows in some order. */
    public Query narrowing() {
        return new Query(search, narrowed(), "", false, 0, 1);
    }

    private Map<String, String> narrowed() {
        Map<String, String> narrowed = new LinkedHashMap<>();
        filters.forEach((name, value) -> {
            String said = Objects.requireNonNullElse(value, "").strip();
            if (!said.isEmpty()) {
                narrowed.put(name, said);
            }
        });
        return narrowed;
    }

    /** Nothing is searched for and nothing filtered. */
    public boolean isWhole() {
        return search.isBlank() && narrowed().isEmpty();
    }

    /** Shows all rows again; sort and columns stay. */
    public void clear() {
        search = "";
        page = 1;
        filters.replaceAll((name, value) -> "");
    }

    /** The query part of the address that shows this, with its question mark, or empty. */
    public String getAddress() {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("page", page > 1 ? Integer.toString(page) : "");
        String text = joined(ListAddress.text(kept), getAsked(), ListAddress.text(more));
        boolean needed = !view.isEmpty() && (!view.equals(ListReading.ALL) || text.isEmpty());
        text = joined(needed ? "view=" + view : "", text);
        return text.isEmpty() ? "" : "?" + text;
    }

    /** The query part that asks for the same rows in the same order, on this page and over REST. */
    public String getAsked() {
        return ListAddress.text(query(0, 1));
    }

    private static String joined(String... parts) {
        List<String> said = new ArrayList<>(List.of(parts));
        said.removeIf(String::isEmpty);
        return String.join("&", said);
    }

    /**
     * Leaves out what was refused and says so.
     *
     * @throws Refused again where nothing can be left out
     */
    void leaveOut(Refused refused) {
        boolean left = false;
        for (Refused.Reason reason : refused.reasons()) {
            left |= leftOut(reason.field());
            complaints.add(("Left out: " + reason.field() + ". ").replace("Left out: . ", "") + reason.sentence());
        }
        if (!left && isWhole() && sort.isEmpty()) {
            throw refused;
        }
        if (!left) {
            clear();
            sort("", false);
        }
    }

    private boolean leftOut(String field) {
        if (field.equals("q") && !search.isEmpty()) {
            search = "";
            return true;
        }
        if (field.equals("sort") && !sort.isEmpty()) {
            sort("", false);
            return true;
        }
        return !Objects.requireNonNullElse(filters.replace(field, ""), "").isEmpty();
    }

    void sort(String by, boolean downwards) {
        sort = by;
        descending = downwards;
    }

    void turnTo(int number) {
        page = Math.max(1, number);
    }

    void complain(String sentence) {
        complaints.add(sentence);
    }

    void keep(String name, String value) {
        kept.put(name, value);
    }

    /** Shows these columns, as somebody chose them, in the order of the list. Names that it does not know are left out. */
    public void choose(List<String> names) {
        columns = kind.choices().stream()
                .map(ListColumn::name)
                .filter(names::contains)
                .toList();
        chosen = true;
    }

    /** Whether a column is there. */
    public boolean shows(String column) {
        return columns.contains(column);
    }

    /** The class of a column that phones leave out as long as nobody chose columns. */
    public String getWide() {
        return chosen ? "" : "wide-only";
    }

    /** The sort as a table takes it; empty while the column of the sort is not there. */
    public List<SortMeta> getSorting() {
        boolean there = kind.columns().stream()
                .anyMatch(column ->
                        column.name().equals(sort) && (column.shown() == ListColumn.Shown.ALWAYS || shows(sort)));
        return there
                ? List.of(SortMeta.builder()
                        .field(sort)
                        .order(descending ? SortOrder.DESCENDING : SortOrder.ASCENDING)
                        .build())
                : List.of();
    }

    public ListKind getKind() {
        return kind;
    }

    /** What of the address made no sense, a sentence each. */
    public List<String> getComplaints() {
        return complaints;
    }

    /** Name → value; the empty string narrows nothing. */
    public Map<String, String> getFilters() {
        return filters;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(@Nullable String search) {
        this.search = search == null ? "" : search;
    }

    /** Rows to pass over on the first showing. */
    public int getFirst() {
        return (page - 1) * kind.size();
    }

    public List<String> getColumns() {
        return columns;
    }

    public void setColumns(@Nullable List<String> names) {
        choose(names == null ? List.of() : names);
    }

    /** The primary key of the saved view that this began with. */
    public Optional<Long> getView() {
        return view.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(view)) : Optional.empty();
    }

    /** Says which saved view this is: its key, {@link ListReading#ALL} for the list without any, or empty. */
    public void setView(String view) {
        this.view = view;
    }
}
