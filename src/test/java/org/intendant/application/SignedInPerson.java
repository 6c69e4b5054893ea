package org.intendant.application;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** A person's browser as the server sees it: the cookies of a sign-in and requests for pages, without scripts. */
final class SignedInPerson {

    private static final Pattern VIEW_STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;

    private SignedInPerson(URI base) {
        this.base = base;
    }

    /** The administrator of {@link RunningIntendant#prepared}, by the sign-in page. */
    static SignedInPerson admin(RunningIntendant intendant) {
        SignedInPerson person = new SignedInPerson(intendant.baseUrl());
        Matcher state = VIEW_STATE.matcher(person.open("/people/signin.xhtml").body());
        if (!state.find()) {
            throw new AssertionError("The sign-in page has no view state");
        }
        HttpResponse<String> answer = person.send(HttpRequest.newBuilder(person.base.resolve("/people/signin.xhtml"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", person.base.toString())
                .POST(HttpRequest.BodyPublishers.ofString(form(Map.of(
                        "f", "f",
                        "f:username", "admin",
                        "f:password", RunningIntendant.ADMIN_PASSWORD,
                        "f:go", "",
                        "jakarta.faces.ViewState", state.group(1))))));
        if (answer.statusCode() != 302 || !person.isSignedIn()) {
            throw new AssertionError("Signing in answered " + answer.statusCode() + ": " + answer.body());
        }
        return person;
    }

    HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** Whether the dashboard comes, and not the way to the sign-in. */
    boolean isSignedIn() {
        return open("/").statusCode() == 200;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofMinutes(1)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
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
