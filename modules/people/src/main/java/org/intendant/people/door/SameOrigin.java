package org.intendant.people.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a request was made by a page of ours, as far as the browser says so. */
final class SameOrigin {

    private SameOrigin() {}

    /** Another site's page may link to a page of ours, but its scripts may not ask for one. */
    static boolean leadsHere(HttpServletRequest request, String baseUrl) {
        return allows(null, request.getHeader("Origin"), request.getHeader("Host"), baseUrl);
    }

    /** What only pages of ours ask for: forms sent back, and everything that scripts read. */
    static boolean asks(HttpServletRequest request, String baseUrl) {
        return allows(
                request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Host"), baseUrl);
    }

    /**
     * Decides by what the browser tells; who tells nothing is no browser, and then the view state decides.
     *
     * @param site {@code Sec-Fetch-Site}
     * @param origin {@code Origin}, of which scheme and path do not count: a proxy may speak HTTPS for us
     * @param host {@code Host}
     * @param baseUrl where people reach this server, or the empty string
     */
    static boolean allows(@Nullable String site, @Nullable String origin, @Nullable String host, String baseUrl) {
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        if (origin == null) {
            return true;
        }
        String from = authority(origin);
        return !from.isEmpty() && (from.equals(plain(host)) || from.equals(authority(baseUrl)));
    }

    private static String authority(String url) {
        try {
            return plain(URI.create(url).getRawAuthority());
        } catch (IllegalArgumentException nonsense) {
            return "";
        }
    }

    private static String plain(@Nullable String authority) {
        return authority == null ? "" : authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
