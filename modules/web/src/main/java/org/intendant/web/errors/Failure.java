package org.intendant.web.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.intendant.plans.Refused;
import org.primefaces.csp.CspException;

/**
 * What went wrong, as the person who asked can use it: the same for pages and for REST.
 *
 * @param status the HTTP status
 * @param sentence what is wrong and what is true now
 * @param reasons the same by field, where fields are to blame
 * @param output what a tool on a host printed, or empty
 * @param ours true when it is our bug: it gets an id and a place in the log
 */
record Failure(int status, String sentence, List<Refused.Reason> reasons, String output, boolean ours) {

    static final String CONFLICT =
            "Somebody else changed this since you opened it. Nothing was saved. Look at it again, then repeat your change.";
    static final String TAKEN = "This exists already, or somebody else took it a moment ago. Nothing was saved.";
    static final String AWAY = "The database does not answer. Nothing was changed. Try again in a moment.";
    /** No status of HTTP's: a page that is simply loaded again. */
    private static final int EXPIRED = 440;

    static final String OURS = "Something went wrong inside Intendant.";

    static Failure of(Throwable thrown) {
        List<Throwable> chain = Causes.of(thrown);
        return first(chain, Refused.class)
                .map(Failure::refused)
                .or(() -> first(chain, HostUnreachable.class).map(host -> plain(502, sentence(host))))
                .or(() -> first(chain, CommandFailed.class)
                        .map(command -> new Failure(502, sentence(command), List.of(), command.output(), false)))
                .or(() -> first(chain, OptimisticLockException.class).map(late -> plain(409, CONFLICT)))
                .or(() -> chain.stream().filter(DatabaseAway::is).findFirst().map(away -> plain(503, AWAY)))
                .or(() ->
                        chain.stream().filter(DatabaseAway::isTaken).findFirst().map(taken -> plain(409, TAKEN)))
                .or(() -> first(chain, JsonProcessingException.class).map(JsonTrouble::failure))
                .or(() -> first(chain, WebApplicationException.class).map(HttpTrouble::failure))
                .or(() -> first(chain, ViewExpiredException.class)
                        .map(old -> plain(EXPIRED, "This page was open for too long.")))
                .or(() -> first(chain, CspException.class)
                        .map(foreign -> plain(EXPIRED, "This form does not come from this page.")))
                .orElseGet(() -> new Failure(500, OURS, List.of(), "", true));
    }

    static Failure plain(int status, String sentence) {
        return new Failure(status, sentence, List.of(), "", false);
    }

    /** What to do now, where the sentence is a host's and does not say it. */
    String next() {
        return status == 502 ? "Put the cause right, then try again." : "";
    }

    boolean expired() {
        return status == EXPIRED;
    }

    Failure withSentence(String other) {
        return new Failure(status, other, reasons, output, ours);
    }

    private static Failure refused(Refused refused) {
        int status = switch (refused.why()) {
            case INVALID -> 422;
            case NOT_SIGNED_IN -> 401;
            case NOT_ALLOWED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case TOO_MANY -> 429;
        };
        return new Failure(status, sentence(refused), refused.reasons(), "", false);
    }

    private static String sentence(Throwable thrown) {
        return thrown.getMessage() == null ? OURS : thrown.getMessage();
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> kind) {
        return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
