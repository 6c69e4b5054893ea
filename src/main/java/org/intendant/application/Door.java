package org.intendant.application;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.net.InetSocketAddress;
import org.intendant.data.Settings;
import org.intendant.data.TrustedProxies;

/**
 * What every request passes first: from a trusted proxy its client's address and scheme are taken over, from anybody else
 * such headers are thrown away. So {@code getRemoteAddr()} and {@code isSecure()} are true everywhere behind it. And what
 * every answer passes last: it leads on by a path alone (T22).
 */
public class Door implements ServletExtension {

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        Settings settings = new Settings(System.getenv());
        TrustedProxies proxies = settings.trustedProxies();
        deployment.addInitialHandlerChainWrapper(servlets -> {
            HttpHandler next = new KeysDoor(servlets);
            return exchange -> pass(exchange, proxies, next);
        });
        deployment.addOuterHandlerChainWrapper(WhileAway::new);
    }

    private static void pass(HttpServerExchange exchange, TrustedProxies proxies, HttpHandler next) throws Exception {
        InetSocketAddress peer = exchange.getSourceAddress();
        String address = peer.getAddress().getHostAddress();
        if (proxies.contains(address)) {
            var headers = exchange.getRequestHeaders();
            String hops = String.join(",", headers.eachValue(Headers.X_FORWARDED_FOR));
            exchange.setSourceAddress(new InetSocketAddress(proxies.client(address, hops), peer.getPort()));
            if ("https".equals(headers.getLast(Headers.X_FORWARDED_PROTO))) {
                exchange.setRequestScheme("https");
            }
        }
        exchange.getRequestHeaders().remove(Headers.X_FORWARDED_FOR);
        exchange.getRequestHeaders().remove(Headers.X_FORWARDED_PROTO);
        exchange.getRequestHeaders().remove(Headers.X_FORWARDED_HOST);
        exchange.getRequestHeaders().remove(Headers.X_FORWARDED_PORT);
        exchange.getRequestHeaders().remove("Forwarded");
        exchange.addResponseCommitListener(Door::leadOnByPath);
        next.handleRequest(exchange);
    }

    /** Faces, REST and the server itself put in front whatever host the request named; we lead nowhere else. */
    private static void leadOnByPath(HttpServerExchange exchange) {
        String location = exchange.getResponseHeaders().getFirst(Headers.LOCATION);
        if (location != null) {
            exchange.getResponseHeaders().put(Headers.LOCATION, path(location));
        }
    }

    static String path(String location) {
        int host = location.indexOf("://");
        if (host < 0 || location.startsWith("/")) {
            return location;
        }
        int path = location.indexOf('/', host + 3);
        return path < 0 ? "/" : "/" + location.substring(path).replaceAll("^[/\\\\]+", "");
    }
}
