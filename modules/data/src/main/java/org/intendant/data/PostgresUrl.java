package org.intendant.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The address of a PostgreSQL together with how long its driver waits for it, so that one that hangs without closing its
 * connections is noticed like one that is gone. What the operator has written into the address himself stays.
 */
final class PostgresUrl {

    /** In seconds. A statement of ours is silent for ten seconds only when the database is; migrations wait on ({@link Unhurried}). */
    private static final Map<String, String> LIMITS = limits();

    private PostgresUrl() {}

    static String withLimits(String url) {
        String named = url.contains("?") ? url.substring(url.indexOf('?') + 1) : "";
        String missing = LIMITS.entrySet().stream()
                .filter(limit -> !("&" + named).contains("&" + limit.getKey() + "="))
                .map(limit -> limit.getKey() + "=" + limit.getValue())
                .collect(Collectors.joining("&"));
        if (missing.isEmpty()) {
            return url;
        }
        return url + (!url.contains("?") ? "?" : named.isEmpty() || url.endsWith("&") ? "" : "&") + missing;
    }

    private static Map<String, String> limits() {
        Map<String, String> limits = new LinkedHashMap<>();
        limits.put("connectTimeout", "2");
        limits.put("loginTimeout", "2");
        limits.put("socketTimeout", "10");
        limits.put("tcpKeepAlive", "true");
        // a server that was paused within a transaction must not keep its locks from the others; hosts are never asked
        // within one
        limits.put("options", "-c%20idle_in_transaction_session_timeout=5s");
        return limits;
    }
}
