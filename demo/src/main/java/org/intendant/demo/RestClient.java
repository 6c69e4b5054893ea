package org.intendant.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The REST API as a program uses it: JSON with a bearer token. Works on after the application was killed and started
 * again, since its tokens and its port stay.
 */
public final class RestClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;
    private final Map<String, String> headers;

    private RestClient(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** Without a token. */
    public static RestClient anonymous(RunningIntendant intendant) {
        return anonymous(intendant.baseUrl());
    }

    private static RestClient anonymous(URI base) {
        return new RestClient(base, Map.of("Content-Type", "application/json"));
    }

    /** As the administrator of {@link RunningIntendant#prepared}, with a new token. */
    public static RestClient admin(RunningIntendant intendant) {
        return signedIn(intendant, "admin", RunningIntendant.ADMIN_PASSWORD);
    }

    public static RestClient signedIn(RunningIntendant intendant, String username, String password) {
        return signedIn(intendant.baseUrl(), username, password);
    }

    public static RestClient signedIn(URI base, String username, String password) {
        JsonNode made = anonymous(base)
                .post("tokens", Map.of("username", username, "password", password, "name", "test"))
                .orThrow();
        return anonymous(base)
                .with("Authorization", "Bearer " + made.required("token").asText());
    }

    /** The same with another header, or another value of one. */
    public RestClient with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new RestClient(base, Map.copyOf(more));
    }

    /** @param path below {@code /api/v1/}, or from the root when it begins with a slash */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return send(request(path).POST(json(body)));
    }

    public Answer put(String path, Object body) {
        return send(request(path).PUT(json(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** Any method with any body; without one where it is empty. */
    public Answer send(String method, String path, String body) {
        return send(
                request(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        base.resolve(path.startsWith("/") ? path : "/api/v1/" + path))
                .timeout(LIMIT);
        headers.forEach(request::header);
        return request;
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofString(text(body));
    }

    /** As JSON. */
    public static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(request.method() + " " + request.uri(), response.statusCode(), type, response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + broken, broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** An answer: its status, and what came with it. */
    public static final class Answer {

        private final String asked;
        private final int status;
        private final String type;
        private final byte[] bytes;

        private Answer(String asked, int status, String type, byte[] bytes) {
            this.asked = asked;
            this.status = status;
            this.type = type;
            this.bytes = bytes;
        }

        public int status() {
            return status;
        }

        /** The content type, or nothing. */
        public String type() {
            return type;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** What came, as JSON; a missing node where nothing came. */
        public JsonNode json() {
            try {
                return JSON.readTree(bytes);
            } catch (IOException none) {
                throw new AssertionError(toString(), none);
            }
        }

        /** What came, as JSON, if the status is 2xx; else it fails with what came. */
        public JsonNode orThrow() {
            if (status / 100 != 2) {
                throw new AssertionError(toString());
            }
            return json();
        }

        @Override
        public String toString() {
            return asked + " answered " + status + ": " + text();
        }
    }
}
