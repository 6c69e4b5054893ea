package org.intendant.people.door;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What kind of door a request knocks at, told from the raw path as it came. Whatever is not named here needs a sign-in,
 * and a path that could mean something else to the next reader is refused instead of being interpreted.
 */
enum RequestPath {
    /** REST: answers 401, never redirects. */
    API,
    /** REST for everybody. */
    PUBLIC_API,
    /** Pages for everybody: sign-in, set-up, one-time links. */
    PUBLIC_PAGE,
    /** What every page needs, health, and metrics and servers' keys with guards of their own: nobody asks which person it is. */
    OPEN,
    /** Every other page and file. */
    PAGE,
    /** A path with a trick in it. */
    REFUSED;

    private static final Set<String> PUBLIC_PAGES =
            Set.of("/people/signin.xhtml", "/people/setup.xhtml", "/people/link.xhtml");
    private static final String TOKENS = "/api/v1/tokens";

    /** Path parameters, empty and dot segments, and encoded forms of what separates; control characters. */
    private static final Pattern TRICK = Pattern.compile(
            "[;\\\\\\x00-\\x20\\x7f]|//|/\\.{1,2}(/|$)|%(?![0-9a-f]{2})|%(2e|2f|5c|3b|25|[01][0-9a-f]|7f)");

    /**
     * Classifies a request.
     *
     * @param method as in {@code POST}
     * @param path the request URI without context path and query, undecoded
     */
    static RequestPath of(String method, String path) {
        if (!path.startsWith("/")
                || TRICK.matcher(path.toLowerCase(Locale.ROOT)).find()) {
            return REFUSED;
        }
        if (path.equals(TOKENS) && method.equals("POST")) {
            return PUBLIC_API;
        }
        if (path.equals("/api") || path.startsWith("/api/")) {
            return API;
        }
        if (PUBLIC_PAGES.contains(path)) {
            return PUBLIC_PAGE;
        }
        return isOpen(path) ? OPEN : PAGE;
    }

    private static boolean isOpen(String path) {
        return path.equals("/health/live")
                || path.equals("/health/ready")
                || path.equals("/metrics")
                || path.equals("/favicon.ico")
                || path.startsWith("/keymanager/servers/")
                || path.startsWith("/jakarta.faces.resource/");
    }

    /** Whether a call waits for news: such calls do not prolong a sign-in. */
    static boolean waitsForNews(String path, boolean hasWait) {
        return hasWait || path.endsWith("/changes") || path.endsWith("/log");
    }

    /** Whether the method can change something. */
    static boolean changes(String method) {
        return !Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(method);
    }
}
