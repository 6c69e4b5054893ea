package org.intendant.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;

/** A person's browser as the server sees it: one connection that stays, the cookie of a sign-in, pages without scripts. */
final class Reader {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String cookie;

    private Reader(URI base, String cookie) {
        this.base = base;
        this.cookie = cookie;
    }

    /** Somebody whom the server at this address need not know. */
    static Reader at(URI base) {
        return new Reader(base, "none=none");
    }

    /** The administrator, by the page. */
    static Reader admin(RunningIntendant intendant) {
        Visitor visitor = new Visitor(intendant).signedIn("admin", RunningIntendant.ADMIN_PASSWORD);
        return new Reader(intendant.baseUrl(), "intendant=" + visitor.cookie("intendant"));
    }

    /** What is answered, whole; fails unless it is 200. */
    byte[] get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Cookie", cookie)
                .timeout(Duration.ofMinutes(2))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " was answered with " + answer.statusCode() + ".");
        }
        return answer.body();
    }

    String text(String path) throws IOException, InterruptedException {
        return new String(get(path), StandardCharsets.UTF_8);
    }
}
