package org.intendant.web.errors;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.intendant.web.Json;
import org.jspecify.annotations.Nullable;

/** Where the server sends every error that was not answered yet: JSON below {@code /api}, a page elsewhere. */
public class ErrorServlet extends HttpServlet {

    public static final String PATH = "/intendant-error";

    /** The request attribute with the {@link Failure} that the page shows. */
    static final String FAILURE = "intendant.failure";

    /** The request attribute with the id in the log, if there is one. */
    static final String ID = "intendant.failure.id";

    private static final Set<Integer> SHOWN_PLAINLY = Set.of(401, 500, 503);

    /** The words for a request that ends with an error's status and nothing else. */
    public static void say(HttpServletRequest request, int status, String sentence) {
        request.setAttribute(FAILURE, Failure.plain(status, sentence));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Failure failure = failure(request);
        response.setStatus(failure.status());
        request.setAttribute(FAILURE, failure);
        if (failure.status() == 503) {
            response.setHeader("Retry-After", "5");
        }
        if (origin(request).startsWith("/api/")) {
            response.setContentType("application/json;charset=UTF-8");
            Json.mapper()
                    .writeValue(response.getOutputStream(), ErrorBody.of(failure, (String) request.getAttribute(ID)));
        } else {
            request.getRequestDispatcher(page(request, failure)).forward(request, response);
        }
    }

    /** Inside the frame where the frame can be trusted to work, and for whoever is signed in: it keeps a state. */
    private static String page(HttpServletRequest request, Failure failure) {
        boolean plainly = request.getUserPrincipal() == null || SHOWN_PLAINLY.contains(failure.status());
        return plainly ? "/error/plain.xhtml" : "/error/error.xhtml";
    }

    private static Failure failure(HttpServletRequest request) {
        if (request.getAttribute(FAILURE) instanceof Failure known) {
            return known;
        }
        @Nullable Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown == null) {
            int status =
                    (int) Objects.requireNonNullElse(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE), 500);
            return Failure.plain(status, HttpTrouble.sentence(status));
        }
        Failure failure = Failure.of(thrown);
        if (failure.status() == 503) {
            ErrorLog.away(request.getMethod() + " " + origin(request), thrown);
        }
        if (failure.ours()) {
            request.setAttribute(ID, ErrorLog.write(request.getMethod() + " " + origin(request), thrown));
        }
        return failure;
    }

    private static String origin(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    }
}
