package org.intendant.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIData;
import jakarta.faces.context.FacesContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.intendant.plans.Refused;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * The rows of a list page, read from a plural class's {@code page(Query)} as the table asks for them, and no oftener: what a
 * {@link ListState} asks for is read once for a showing. Where the search or a filter is another, it begins on the first page.
 *
 * <p>A column's {@code sortBy="#{s.name}"} becomes the query's sort {@code name}.
 */
public class LazyRows<T> extends LazyDataModel<T> {

    /** Rows that a selection may span over several pages. */
    private static final int REMEMBERED = 2000;

    private final ListState state;
    private final transient Function<Query, Page<T>> page;
    private final transient Function<? super T, ?> key;
    private final transient Map<String, T> seen = new LinkedHashMap<>();
    private transient @Nullable Query readAhead;
    private transient @Nullable Page<T> ahead;
    private @Nullable Query narrowing;
    private transient @Nullable T top;

    public LazyRows(ListState state, Function<Query, Page<T>> page, Function<? super T, ?> key) {
        this.state = state;
        this.page = page;
        this.key = key;
    }

    /**
     * Reads before anything is shown: a filter or a sort that the plural class refuses is left out, and the state says so.
     *
     * @throws Refused where it is not the question that is refused, but who asks
     */
    public LazyRows<T> ask() {
        while (ahead == null) {
            try {
                Query asked = state.query(state.getFirst(), state.getKind().size());
                ahead = page.apply(asked);
                readAhead = asked;
            } catch (Refused refused) {
                if (refused.why() != Refused.Why.INVALID) {
                    throw refused;
                }
                state.leaveOut(refused);
            }
        }
        narrowing = state.narrowing();
        setRowCount(Math.toIntExact(ahead.total()));
        top = ahead.rows().stream().findFirst().orElse(null);
        return this;
    }

    /** The first of the rows that were read last. */
    public Optional<T> top() {
        return Optional.ofNullable(top);
    }

    /** What was counted last: {@link #load} counts anew and puts right what has changed since. */
    @Override
    public int count(@Nullable Map<String, FilterMeta> columns) {
        return getRowCount();
    }

    @Override
    public List<T> load(
            int first, int size, @Nullable Map<String, SortMeta> sorted, @Nullable Map<String, FilterMeta> columns) {
        if (sorted != null && !sorted.isEmpty()) {
            SortMeta sort = sorted.values().iterator().next();
            state.sort(sort.getField(), sort.getOrder().isDescending());
        }
        int from = state.narrowing().equals(narrowing) ? first : 0;
        narrowing = state.narrowing();
        Page<T> asked = read(state.query(from, size));
        if (asked.rows().isEmpty() && asked.total() > 0) {
            from = Math.toIntExact((asked.total() - 1) / size * size);
            asked = read(state.query(from, size));
        }
        if (from != first) {
            begin(from);
        }
        state.turnTo(from / size + 1);
        setRowCount(Math.toIntExact(asked.total()));
        asked.rows().forEach(this::remember);
        top = asked.rows().stream().findFirst().orElse(null);
        return asked.rows();
    }

    private Page<T> read(Query query) {
        Page<T> known = query.equals(readAhead) ? ahead : null;
        readAhead = null;
        ahead = null;
        return known == null ? page.apply(query) : known;
    }

    /** Has the table that is being written begin there. */
    void begin(int first) {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces != null && UIComponent.getCurrentComponent(faces) instanceof UIData table) {
            table.setFirst(first);
        }
    }

    @Override
    public String getRowKey(T row) {
        return String.valueOf(key.apply(row));
    }

    @Override
    public @Nullable T getRowData(@Nullable String rowKey) {
        return rowKey == null ? null : seen.get(rowKey);
    }

    private void remember(T row) {
        if (seen.size() >= REMEMBERED) {
            seen.remove(seen.keySet().iterator().next());
        }
        seen.put(getRowKey(row), row);
    }

    public ListState getState() {
        return state;
    }
}
