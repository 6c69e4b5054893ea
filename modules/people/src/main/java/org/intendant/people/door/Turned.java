package org.intendant.people.door;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.intendant.people.signin.LocalPath;
import org.intendant.web.errors.ErrorServlet;

/** How a request that may not pass is answered: REST with the JSON error, pages with a sentence or the way to sign in. */
record Turned(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {

    private static final String SIGN_IN = "/people/signin.xhtml";

    /** Ends the request; the error page of this status follows, or below {@code /api} the JSON error with the sentence. */
    AuthenticationStatus away(int status, String sentence) {
        if (status == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(status);
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api")) {
            // Not written here: the server ends with an error of its own what was sent before anybody was let in.
            ErrorServlet.say(request, status, sentence);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    /** To the sign-in, and from there back to where somebody wanted to go. */
    AuthenticationStatus toSignIn() {
        response.setHeader("Cache-Control", "no-store");
        String wanted = request.getMethod().equals("GET") ? "?to=" + encoded(pathAndQuery()) : "";
        String target = request.getContextPath() + SIGN_IN + wanted;
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml");
            write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + target
                    + "\"></redirect></partial-response>");
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", target);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private String pathAndQuery() {
        String path = request.getRequestURI();
        return LocalPath.of(request.getQueryString() == null ? path : path + "?" + request.getQueryString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends it at once: otherwise the server puts its own words in the place of ours. */
    private void write(String text) {
        try {
            response.getWriter().write(text);
            response.flushBuffer();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
