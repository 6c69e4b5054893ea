package org.intendant.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * What every answer says about itself. It begins with a policy under which a browser runs, loads and frames nothing; a page
 * that Faces renders puts PrimeFaces' policy, with its nonce, in that one's place.
 */
class HeaderFilter extends HttpFilter {

    static final String POLICY = "Content-Security-Policy";
    static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private static final String YEAR = "31536000";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(POLICY, NOTHING);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=" + YEAR);
        }
        boolean resource = PathRules.isResource(request.getServletPath());
        if (!resource) {
            response.setHeader("Cache-Control", "no-store");
        } else if (request.getParameter(VersionedResources.VERSION) != null) {
            response.setHeader("Cache-Control", "public, max-age=" + YEAR + ", immutable");
        }
        chain.doFilter(request, new OnePolicy(response));
    }

    /** PrimeFaces adds its header; two of them would both apply, so the later one replaces. */
    private static final class OnePolicy extends HttpServletResponseWrapper {

        OnePolicy(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (name.equalsIgnoreCase(POLICY)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
