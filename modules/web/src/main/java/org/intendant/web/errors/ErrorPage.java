package org.intendant.web.errors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** What an error page says: the sentence, what a tool printed, and the id of a bug. */
@Named
@RequestScoped
public class ErrorPage {

    @Inject
    HttpServletRequest request;

    public int getStatus() {
        return failure().status();
    }

    /** A few words above the sentence. */
    public String getTitle() {
        return switch (failure().status()) {
            case 400, 405, 422 -> "This request is not understood";
            case 401 -> "You are not signed in";
            case 403 -> "You may not open this";
            case 404 -> "There is nothing here";
            case 409 -> "Somebody else was faster";
            case 429 -> "Too many attempts";
            case 502 -> "A host did not do its part";
            case 503 -> "The database does not answer";
            default -> "Something went wrong";
        };
    }

    public String getSentence() {
        return failure().sentence();
    }

    public String getOutput() {
        return failure().output();
    }

    public String getId() {
        return Objects.requireNonNullElse((String) request.getAttribute(ErrorServlet.ID), "");
    }

    private Failure failure() {
        return request.getAttribute(ErrorServlet.FAILURE) instanceof Failure failure
                ? failure
                : Failure.plain(404, HttpTrouble.sentence(404));
    }
}
