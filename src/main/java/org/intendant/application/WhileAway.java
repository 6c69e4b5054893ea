package org.intendant.application;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.intendant.web.requests.SafeHeaders;

/**
 * While the database is known to be away, nobody waits for it: the sentence comes before anything asks who is signed in, and
 * no thread is lost to a database that hangs. A click in an open page goes on, since its answer keeps what was typed.
 */
final class WhileAway implements HttpHandler {

    private static final String PAGE = read();
    private static final String JSON =
            "{\"error\":{\"message\":\"The database does not answer. Nothing was changed. Try again in a moment.\"}}";

    private final HttpHandler next;

    WhileAway(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRelativePath();
        if (worksWithoutIt(path) || exchange.getRequestHeaders().contains("Faces-Request") || !away()) {
            next.handleRequest(exchange);
            return;
        }
        ServletRequestContext context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
        answer((HttpServletRequest) context.getServletRequest(), context.getOriginalResponse(), path);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        boolean page = !path.startsWith("/api/");
        SafeHeaders.on(request, response);
        if (page) {
            String policy = request.getServletContext().getInitParameter("primefaces.CSP_POLICY");
            response.setHeader("Content-Security-Policy", policy);
        }
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "5");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(page ? "text/html;charset=UTF-8" : "application/json");
        response.getOutputStream().write((page ? PAGE : JSON).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean worksWithoutIt(String path) {
        return path.startsWith("/health/") || path.equals("/metrics") || path.startsWith("/jakarta.faces.resource/");
    }

    private static boolean away() {
        return CDI.current().select(Health.class).get().databaseAway();
    }

    private static String read() {
        try (InputStream page = Objects.requireNonNull(WhileAway.class.getResourceAsStream("away.html"))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
