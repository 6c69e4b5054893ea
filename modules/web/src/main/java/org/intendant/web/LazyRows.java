package org.intendant.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * The rows of a list page, read from a plural class's {@code page(Query)} as the table asks for them.
 *
 * <pre>{@code
 * rows = new LazyRows<>(servers::page, Server::id, () -> search, () -> Map.of("state", state));
 * }</pre>
 *
 * A column's {@code sortBy="#{s.name}"} becomes the query's sort {@code name}. Filters with an empty value are left out.
 */
public class LazyRows<T> extends LazyDataModel<T> {

    /** Rows that a selection may span over several pages. */
    private static final int REMEMBERED = 2000;

    private final transient Function<Query, Page<T>> page;
    private final transient Function<? super T, ?> key;
    private final transient Supplier<@Nullable String> search;
    private final transient Supplier<Map<String, String>> filters;
    private final transient Map<String, T> seen = new LinkedHashMap<>();

    public LazyRows(
            Function<Query, Page<T>> page,
            Function<? super T, ?> key,
            Supplier<@Nullable String> search,
            Supplier<Map<String, String>> filters) {
        this.page = page;
        this.key = key;
        this.search = search;
        this.filters = filters;
    }

    /** A list with a search field only. */
    public LazyRows(Function<Query, Page<T>> page, Function<? super T, ?> key, Supplier<@Nullable String> search) {
        this(page, key, search, Map::of);
    }

    @Override
    public int count(@Nullable Map<String, FilterMeta> columns) {
        return Math.toIntExact(page.apply(query("", false, 0, 1)).total());
    }

    @Override
    public List<T> load(
            int first, int size, @Nullable Map<String, SortMeta> sorted, @Nullable Map<String, FilterMeta> columns) {
        SortMeta sort = sorted == null || sorted.isEmpty()
                ? null
                : sorted.values().iterator().next();
        Page<T> asked = page.apply(query(
                sort == null || sort.getField() == null ? "" : sort.getField(),
                sort != null && sort.getOrder().isDescending(),
                first,
                size));
        setRowCount(Math.toIntExact(asked.total()));
        asked.rows().forEach(this::remember);
        return asked.rows();
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

    private Query query(String sort, boolean descending, int offset, int limit) {
        String words = search.get();
        Map<String, String> chosen = new LinkedHashMap<>(filters.get());
        chosen.values().removeIf(String::isEmpty);
        return new Query(words == null ? "" : words, chosen, sort, descending, offset, limit);
    }
}
