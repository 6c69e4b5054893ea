package org.intendant.plans;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What somebody asked for cannot be done, and he can fix it: shown beside the field, 4xx over HTTP.
 *
 * <p>Each reason is a full sentence. {@link Why} decides the status: most are invalid input.
 */
public class Refused extends RuntimeException {

    /** The kind of refusal, and with it the HTTP status. */
    public enum Why {
        /** 400 or 422: a field is wrong. */
        INVALID,
        /** 401: nobody is signed in. */
        NOT_SIGNED_IN,
        /** 403: the person may not. */
        NOT_ALLOWED,
        /** 404: there is no such thing, or none that this person may see. */
        NOT_FOUND,
        /** 409: somebody else was faster, or something depends on it. */
        CONFLICT,
        /** 413: there is more of it than anything here takes. */
        TOO_LARGE,
        /** 429: too many attempts. */
        TOO_MANY
    }

    /**
     * One reason.
     *
     * @param field the property it belongs to as in JSON ({@code sshPort}), or the empty string for the whole
     * @param sentence what is wrong and what to do
     */
    public record Reason(String field, String sentence) {
        public Reason {
            requireNonNull(field);
            requireNonNull(sentence);
        }
    }

    private final Why why;
    private final transient List<Reason> reasons;

    public Refused(Why why, List<Reason> reasons) {
        super(reasons.stream().map(Reason::sentence).collect(Collectors.joining(" ")));
        this.why = why;
        this.reasons = List.copyOf(reasons);
    }

    public Refused(Why why, String sentence) {
        this(why, List.of(new Reason("", sentence)));
    }

    /** Invalid input in one field. */
    public Refused(String field, String sentence) {
        this(Why.INVALID, List.of(new Reason(field, sentence)));
    }

    /** The same beside other fields. */
    public Refused beside(UnaryOperator<String> field) {
        return new Refused(
                why,
                reasons.stream()
                        .map(reason -> new Reason(field.apply(reason.field()), reason.sentence()))
                        .toList());
    }

    /** What of it is about these fields; empty where nothing is. */
    public Optional<Refused> about(Predicate<String> fields) {
        List<Reason> some =
                reasons.stream().filter(reason -> fields.test(reason.field())).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(new Refused(why, some));
    }

    public Why why() {
        return why;
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
