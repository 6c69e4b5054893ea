package org.intendant.application;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.ByteBuffer;
import org.intendant.keymanager.pull.Shelf;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /keymanager/servers/…}: what servers fetch. Answered from memory before anything else is asked: no thread, no
 * session and no database takes part, so that it goes on while the database is away.
 */
final class KeysDoor implements HttpHandler {

    private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");

    private final HttpHandler next;
    private volatile @Nullable Shelf shelf;

    KeysDoor(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HttpString method = exchange.getRequestMethod();
        String path = exchange.getRelativePath();
        if (!path.startsWith(Shelf.PATH) || !(method.equals(Methods.GET) || method.equals(Methods.HEAD))) {
            next.handleRequest(exchange);
            return;
        }
        var asked = exchange.getRequestHeaders();
        Shelf.Answer answer = shelf().answer(
                        path.substring(Shelf.PATH.length()),
                        exchange.getSourceAddress().getAddress().getHostAddress(),
                        asked.getFirst(Headers.AUTHORIZATION),
                        asked.getFirst(Headers.IF_NONE_MATCH));
        var headers = exchange.getResponseHeaders();
        exchange.setStatusCode(answer.status());
        headers.put(Headers.CACHE_CONTROL, "no-cache");
        headers.put(NOSNIFF, "nosniff");
        if (answer.status() == 401) {
            headers.put(Headers.WWW_AUTHENTICATE, "Basic realm=\"keys for servers\"");
        }
        if (!answer.tag().isEmpty()) {
            headers.put(Headers.ETAG, answer.tag());
        }
        byte[] bytes = answer.bytes();
        if (bytes == null) {
            exchange.endExchange();
            return;
        }
        headers.put(Headers.CONTENT_TYPE, "text/plain;charset=utf-8");
        exchange.setResponseContentLength(bytes.length);
        exchange.getResponseSender().send(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
    }

    private Shelf shelf() {
        Shelf known = shelf;
        if (known == null) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(KeysDoor.class.getClassLoader());
            try {
                known = CDI.current().select(Shelf.class).get();
                shelf = known;
            } finally {
                thread.setContextClassLoader(before);
            }
        }
        return known;
    }
}
