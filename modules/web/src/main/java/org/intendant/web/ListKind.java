package org.intendant.web;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One list page: what it is called in saved views, where it is, and what may stand in its address.
 *
 * <pre>{@code
 * ListKind.at("servers", "/servers/servers.xhtml", 12).filteredBy("tag", "state").sortedBy("name").showing(…)
 * }</pre>
 *
 * @param size rows on a page
 * @param filters names as the plural class knows them
 * @param sorts likewise
 * @param kept other parameters of the page, which stay in its address
 */
public record ListKind(
        String name,
        String path,
        int size,
        Set<String> filters,
        Set<String> sorts,
        List<ListColumn> columns,
        Set<String> kept)
        implements Serializable {

    public static ListKind at(String name, String path, int size) {
        return new ListKind(name, path, size, Set.of(), Set.of(), List.of(), Set.of());
    }

    public ListKind filteredBy(String... names) {
        return new ListKind(name, path, size, Set.of(names), sorts, columns, kept);
    }

    public ListKind sortedBy(String... names) {
        return new ListKind(name, path, size, filters, Set.of(names), columns, kept);
    }

    public ListKind showing(ListColumn... shown) {
        return new ListKind(name, path, size, filters, sorts, List.of(shown), kept);
    }

    public ListKind keeping(String... names) {
        return new ListKind(name, path, size, filters, sorts, columns, Set.of(names));
    }

    /** The names of the columns that are there as long as nobody chose others. */
    public List<String> usual() {
        return columns.stream()
                .filter(column -> column.shown() == ListColumn.Shown.USUALLY)
                .map(ListColumn::name)
                .toList();
    }

    /** Columns that can be chosen. */
    public List<ListColumn> choices() {
        return columns.stream()
                .filter(column -> column.shown() != ListColumn.Shown.ALWAYS)
                .toList();
    }
}
