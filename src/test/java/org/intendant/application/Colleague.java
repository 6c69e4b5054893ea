package org.intendant.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import org.intendant.demo.Reply;
import org.intendant.demo.RestClient;
import org.intendant.demo.RunningIntendant;
import org.intendant.demo.Visitor;

/**
 * Somebody with an account, made as people are made: added by the administrator, come in by the one-time link.
 *
 * @param token for REST
 * @param browser signed in, with the cookie
 */
record Colleague(long id, String username, String token, Visitor browser) {

    static final String PASSWORD = "nine herons by the canal";

    /** Makes one. The name must be the test's own. */
    static Colleague hired(RunningIntendant intendant, String username, String role) {
        RestClient admin = RestClient.admin(intendant);
        JsonNode person =
                admin.post("people", Map.of("username", username, "role", role)).orThrow();
        long id = person.required("id").asLong();
        Visitor browser = new Visitor(intendant);
        Reply entered = browser.submit(
                link(admin, id), "f", Map.of("f:password", PASSWORD, "f:password_input", PASSWORD, "f:go", "f:go"));
        if (entered.setCookie("intendant").isEmpty()) {
            throw new AssertionError("The link let nobody in: " + entered);
        }
        return new Colleague(id, username, token(intendant, username), browser);
    }

    private static String link(RestClient admin, long id) {
        URI url = URI.create(admin.post("people/" + id + "/link", Map.of())
                .orThrow()
                .required("url")
                .asText());
        return url.getPath() + "?" + url.getQuery();
    }

    private static String token(RunningIntendant intendant, String username) {
        return RestClient.anonymous(intendant)
                .post("tokens", Map.of("username", username, "password", PASSWORD, "name", "test"))
                .orThrow()
                .required("token")
                .asText();
    }

    /** A caller of the REST API with the token and no cookie. */
    Visitor rest(RunningIntendant intendant) {
        return Visitor.bearing(intendant, token);
    }
}
