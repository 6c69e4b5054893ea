package org.intendant.web.requests;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.intendant.web.frame.Verdict;

/**
 * Which addresses and methods are answered at all. One page has exactly one spelling, so that whoever guards it by its path
 * cannot be walked around: no {@code ;x}, {@code //}, {@code /./}, encoded dots or slashes, no {@code .XHTML}.
 */
final class PathRules {

    private static final int LONGEST = 2000;

    /** What no honest address of ours contains, encoded or not. */
    private static final Pattern TRICK = Pattern.compile(
            "[^\\x21-\\x7e]|[;\\\\]|//|/\\.{1,2}(/|$)|%(?![0-9a-f]{2})|%(0|1|7f|2e|2f|3b|5c|25)",
            Pattern.CASE_INSENSITIVE);

    private static final String PAGE = ".xhtml";

    /** Parts of pages, resources that have an address of their own, and what PrimeFaces would compute from an address. */
    private static final List<String> HIDDEN = List.of(
            "/templates/",
            "/error/",
            "/i/",
            "/intendant/",
            "/primefaces-intendant/",
            "/jakarta.faces.resource/dynamiccontent");

    /** A module's own parts of pages lie in a folder of that name. */
    private static final Pattern PART = Pattern.compile("/[^/]+/parts(/.*)?");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final Set<String> PAGE_METHODS = Set.of("GET", "HEAD", "POST");

    private PathRules() {}

    /** What the filter does with a request. */
    enum Verdict {
        PASS,
        TRICK,
        HIDDEN,
        METHOD
    }

    /**
     * Judges a request.
     *
     * @param path as sent, undecoded, without the query and the context root
     */
    static Verdict judge(String method, String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (path.length() > LONGEST
                || !path.startsWith("/")
                || TRICK.matcher(path).find()
                || misspelt(path, lower)) {
            return Verdict.TRICK;
        }
        if (HIDDEN.stream().anyMatch(hidden -> (lower + "/").startsWith(hidden))
                || PART.matcher(lower).matches()) {
            return Verdict.HIDDEN;
        }
        return (isPage(path) ? PAGE_METHODS : METHODS).contains(method) ? Verdict.PASS : Verdict.METHOD;
    }

    static boolean isPage(String path) {
        return path.endsWith(PAGE);
    }

    static boolean isResource(String path) {
        return path.startsWith("/jakarta.faces.resource/");
    }

    /** {@code .xhtml} stands at the end, in small letters, and nowhere else. */
    private static boolean misspelt(String path, String lower) {
        String name = path.endsWith(PAGE) ? lower.substring(0, lower.length() - PAGE.length()) : lower;
        return name.contains(PAGE) && !isResource(path);
    }
}
