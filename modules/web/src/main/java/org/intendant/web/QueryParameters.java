package org.intendant.web;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intendant.plans.Refused;

/**
 * How every list is asked over REST: {@code ?q=words&sort=name&desc=true&offset=0&limit=50}, and any other parameter as a
 * filter, which the plural class allows or refuses by name. The answer is a {@link Page}: {@code {"rows": […], "total": n}}.
 */
public final class QueryParameters {

    /** Rows in an answer where nobody says how many. */
    static final int LIMIT = 50;

    private static final Set<String> OURS = Set.of("q", "sort", "desc", "offset", "limit");

    private QueryParameters() {}

    /** @throws Refused where a parameter is given twice or is not what its name says */
    public static Query of(UriInfo uri) {
        return of(uri.getQueryParameters());
    }

    /**
     * The same beside other parameters that the resource reads itself.
     *
     * @param others their names: they are no filters
     */
    public static Query of(UriInfo uri, Set<String> others) {
        return of(uri.getQueryParameters(), others);
    }

    static Query of(MultivaluedMap<String, String> sent) {
        return of(sent, Set.of());
    }

    private static Query of(MultivaluedMap<String, String> sent, Set<String> others) {
        Map<String, String> one = new LinkedHashMap<>();
        sent.forEach((name, values) -> one.put(name, single(name, values)));
        Map<String, String> filters = new LinkedHashMap<>(one);
        filters.keySet().removeAll(OURS);
        filters.keySet().removeAll(others);
        return new Query(
                one.getOrDefault("q", ""),
                filters,
                one.getOrDefault("sort", ""),
                yesOrNo(one.getOrDefault("desc", "false")),
                number("offset", one.getOrDefault("offset", "0"), 0, Integer.MAX_VALUE),
                number("limit", one.getOrDefault("limit", String.valueOf(LIMIT)), 1, Query.MOST));
    }

    private static String single(String name, List<String> values) {
        if (values.size() != 1) {
            throw new Refused(name, "Give " + name + " once; it stands " + values.size() + " times in the address.");
        }
        Query.mustBeText(name, values.get(0));
        return values.get(0);
    }

    private static boolean yesOrNo(String sent) {
        return switch (sent) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new Refused("desc", "Give desc as true or false, not as “" + sent + "”.");
        };
    }

    private static int number(String name, String sent, int least, int most) {
        try {
            int number = Integer.parseInt(sent);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below, with the range.
        }
        throw new Refused(
                name, "Give " + name + " as a number from " + least + " to " + most + ", not as “" + sent + "”.");
    }
}
