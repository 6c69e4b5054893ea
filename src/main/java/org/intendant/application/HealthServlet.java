package org.intendant.application;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code GET /health/live}: 200 while this process answers. {@code GET /health/ready}: 200 when it can serve, else 503
 * with the reasons: {@code {"status":"down","reasons":["The database does not answer."]}}. Open to everybody.
 */
@WebServlet({"/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {

    @Inject
    transient Health health;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> reasons = request.getServletPath().equals("/health/ready") ? health.problems() : List.of();
        response.setStatus(reasons.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().println(json(reasons));
    }

    private static String json(List<String> reasons) {
        return reasons.isEmpty()
                ? "{\"status\":\"up\"}"
                : reasons.stream()
                        .map(reason -> '"' + reason.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(",", "{\"status\":\"down\",\"reasons\":[", "]}"));
    }
}
