package org.intendant.web.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.intendant.web.errors.HttpTrouble;

/** Stands before everything else and lets through what {@link PathRules} knows as an honest request. */
class PathFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        switch (PathRules.judge(request.getMethod(), path)) {
            case PASS -> chain.doFilter(request, response);
            case HIDDEN -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
            case METHOD -> refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, HttpTrouble.sentence(405));
            case TRICK -> refuse(response, HttpServletResponse.SC_BAD_REQUEST, "This address is not one of ours.");
        }
    }

    private static void refuse(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(sentence);
    }
}
