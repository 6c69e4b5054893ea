package org.intendant.application.metrics;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.intendant.data.Settings;

/**
 * {@code GET /metrics} in the text format of Prometheus, or in OpenMetrics for whoever asks for it. 401 without the token of
 * {@code INTENDANT_METRICS_TOKEN}; 404 where none is set and the address is not one of {@code INTENDANT_METRICS_FROM}.
 */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {

    @Inject
    transient Metrics metrics;

    @Inject
    transient Settings settings;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        MetricsDoor door = new MetricsDoor(settings.metricsToken(), settings.metricsFrom());
        switch (door.judge(request.getRemoteAddr(), request.getHeader("Authorization"))) {
            case READ -> super.service(request, response);
            case TOKEN_NEEDED -> refuse(response);
            case NOTHING_HERE -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println("The metrics need the token of INTENDANT_METRICS_TOKEN.");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accept = request.getHeader("Accept");
        response.setContentType(metrics.contentType(accept));
        metrics.write(accept, response.getOutputStream());
    }
}
