package org.intendant.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intendant.demo.RunningIntendant;

/** A person's browser as the server sees it: one connection that stays, the cookies of a sign-in, pages without scripts. */
final class Reader {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;

    private Reader(URI base) {
        this.base = base;
    }

    /** Somebody whom the server at this address need not know. */
    static Reader at(URI base) {
        return new Reader(base);
    }

    /** The administrator, by the page. */
    static Reader admin(RunningIntendant intendant) throws IOException, InterruptedException {
        Reader reader = new Reader(intendant.baseUrl());
        Matcher state = VIEW_STATE.matcher(reader.text("/people/signin.xhtml"));
        if (!state.find()) {
            throw new AssertionError("The page of the sign-in has no view state.");
        }
        Map<String, String> fields = Map.of(
                "f", "f",
                "f:username", "admin",
                "f:password", RunningIntendant.ADMIN_PASSWORD,
                "f:go", "",
                "jakarta.faces.ViewState", state.group(1));
        int status = reader.send(HttpRequest.newBuilder(reader.base.resolve("/people/signin.xhtml"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", reader.base.toString())
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields))))
                .statusCode();
        if (status != 302) {
            throw new AssertionError("The sign-in was answered with " + status + ".");
        }
        return reader;
    }

    /** What is answered, whole; fails unless it is 200. */
    byte[] get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(base.resolve(path)));
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " was answered with " + answer.statusCode() + ".");
        }
        return answer.body();
    }

    String text(String path) throws IOException, InterruptedException {
        return new String(get(path), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
