package org.intendant.web.errors;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;

/** What REST itself refuses, in a sentence. */
public final class HttpTrouble {

    private HttpTrouble() {}

    static Failure failure(WebApplicationException trouble) {
        int status = trouble.getResponse().getStatus();
        return status >= 500
                ? new Failure(status, Failure.OURS, List.of(), "", true)
                : Failure.plain(status, sentence(status));
    }

    public static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request is not understood.";
            case 401 -> "Sign in first, or send a token.";
            case 403 -> "You may not do this.";
            case 404 -> "Nothing is at this address. It may have been removed.";
            case 405 -> "This address does not answer to this method.";
            case 406 -> "This address answers with application/json only.";
            case 409 -> Failure.CONFLICT;
            case 413 -> "The body is too large.";
            case 415 -> "Send the body as application/json.";
            case 429 -> "Too many attempts. Wait a moment.";
            case 503 -> Failure.AWAY;
            default -> status < 500 ? "The request was refused." : Failure.OURS;
        };
    }
}
