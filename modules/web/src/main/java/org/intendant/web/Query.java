package org.intendant.web;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import org.intendant.plans.Refused;

/**
 * Which rows of a list somebody wants to see.
 *
 * @param search words that must occur, or the empty string
 * @param filters name → value; the plural class knows which names it allows and refuses others
 * @param sort name of the column to sort by, or the empty string for the list's own order
 * @param descending the sort's direction
 * @param offset rows to pass over, 0 or more
 * @param limit rows at most, 1 to 500
 */
public record Query(
        String search, Map<String, String> filters, String sort, boolean descending, int offset, int limit) {

    public static final int MOST = 500;

    public Query {
        search = requireNonNull(search).strip();
        filters = Map.copyOf(filters);
        requireNonNull(sort);
        offset = Math.max(0, offset);
        limit = Math.min(MOST, Math.max(1, limit));
    }

    public static Query all() {
        return new Query("", Map.of(), "", false, 0, MOST);
    }

    public static Query matching(String search) {
        return new Query(search, Map.of(), "", false, 0, MOST);
    }

    /**
     * The same, if it asks for nothing else than this list knows.
     *
     * @throws Refused by the name of the parameter
     */
    public Query only(Set<String> knownFilters, Set<String> columns) {
        filters.keySet().stream()
                .filter(name -> !knownFilters.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new Refused(name, "This list cannot be filtered by “" + name + "”.");
                });
        if (!sort.isEmpty() && !columns.contains(sort)) {
            throw new Refused("sort", "This list cannot be sorted by “" + sort + "”.");
        }
        return this;
    }

    /** The value of a filter, or the empty string. */
    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }
}
