package org.intendant.web.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Puts {@link SafeHeaders} on every answer, and says what may be kept; a page that Faces renders puts PrimeFaces' policy,
 * with its nonce, in place of ours.
 */
class HeaderFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SafeHeaders.on(request, response);
        boolean resource = PathRules.isResource(request.getServletPath());
        if (!resource) {
            response.setHeader("Cache-Control", "no-store");
        } else if (request.getParameter(VersionedResources.VERSION) != null) {
            response.setHeader("Cache-Control", "public, max-age=" + SafeHeaders.YEAR + ", immutable");
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
            if (name.equalsIgnoreCase(SafeHeaders.POLICY)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
