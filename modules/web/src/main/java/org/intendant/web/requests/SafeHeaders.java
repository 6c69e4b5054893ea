package org.intendant.web.requests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What every answer says about itself, whoever gives it: a policy under which a browser runs, loads and frames nothing, and
 * that nothing is guessed, framed or told to others.
 */
public final class SafeHeaders {

    static final String POLICY = "Content-Security-Policy";
    static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    static final String YEAR = "31536000";

    private SafeHeaders() {}

    /** Sets them; a page that Faces renders replaces the policy later. */
    public static void on(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(POLICY, NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=" + YEAR);
        }
    }
}
