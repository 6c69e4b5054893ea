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

    /** Characters in a search at most: each of its words is looked for in each column. */
    static final int LONGEST = 200;

    static final String TOO_LONG = "Search for at most " + LONGEST + " characters.";

    /** @throws Refused where the search is longer than 200 characters, or a text holds what no database keeps */
    public Query {
        search = requireNonNull(search).strip();
        filters = Map.copyOf(filters);
        mustBeText("q", search);
        filters.forEach(Query::mustBeText);
        if (search.length() > LONGEST) {
            throw new Refused("q", TOO_LONG);
        }
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

    /** The same rows in the same order, from another place. */
    public Query part(int from, int most) {
        return new Query(search, filters, sort, descending, from, most);
    }

    static void mustBeText(String name, String value) {
        if (value.indexOf('\0') >= 0) {
            throw new Refused(name, "No text holds the character that %00 stands for.");
        }
    }

    /** The value of a filter, or the empty string. */
    public String filter(String name) {
        return filters.getOrDefault(name, "");
    }
}
