package org.intendant.hostforwarding.certificates.acme;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.people.Inert;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.HostUnreachable;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** What an authority says when it refuses, in its own words, and what to do next. */
final class AcmeWords {

    private static final int LONGEST = 1000;
    private static final int SAID = 3000;

    private final String authority;

    AcmeWords(String authority) {
        this.authority = authority;
    }

    /** Something that talks to the authority. */
    @FunctionalInterface
    interface Talk<T> {
        T talk() throws AcmeException, InterruptedException;
    }

    /**
     * Does it, and says in a sentence why it did not work.
     *
     * @throws HostUnreachable when the authority does not answer
     * @throws CommandFailed with its words
     */
    <T> T of(Talk<T> work) {
        try {
            return work.talk();
        } catch (AcmeLazyLoadingException late) {
            throw failed(late.getCause() instanceof AcmeException cause ? cause : null, late);
        } catch (AcmeException failed) {
            throw failed(failed, failed);
        } catch (AcmeProtocolException strange) {
            throw failed(null, strange);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new HostUnreachable("Intendant was stopped before " + authority + " had answered.", stop);
        }
    }

    private RuntimeException failed(@Nullable AcmeException cause, Exception whole) {
        if (cause instanceof AcmeNetworkException) {
            return new HostUnreachable(authority + " does not answer: " + causes(cause) + ".", whole);
        }
        if (cause instanceof AcmeRateLimitedException limited) {
            return new RateLimited(limited(limited), limited.getRetryAfter().orElse(null));
        }
        if (cause instanceof AcmeServerException refused) {
            return refused(authority + " refused", refused.getProblem());
        }
        return new CommandFailed(
                authority + " gave an answer that ACME does not know: "
                        + Inert.line(String.valueOf(whole.getMessage()), LONGEST),
                -1,
                "");
    }

    private static String causes(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .map(inner -> inner.getMessage() == null
                        ? inner.getClass().getSimpleName()
                        : Inert.line(inner.getMessage(), LONGEST))
                .orElse("");
    }

    private String limited(AcmeRateLimitedException limited) {
        String until = limited.getRetryAfter()
                .map(Instant::toString)
                .map(time -> " It asks to wait until " + time + ".")
                .orElse(" It does not say for how long.");
        return authority + " has had too many requests: " + said(limited.getProblem()) + until;
    }

    /** @param what did not work, as the beginning of a sentence */
    CommandFailed refused(String what, Problem problem) {
        return new CommandFailed(what + ": " + said(problem) + next(problem.getType()), -1, said(problem));
    }

    /** The problem document in a sentence: its detail, and what it says of single domains. */
    static String said(Problem problem) {
        String whole = problem.getDetail().or(problem::getTitle).orElse(String.valueOf(problem.getType()));
        String parts = problem.getSubProblems().stream()
                .map(part -> part.getIdentifier()
                                .map(Identifier::toMap)
                                .map(map -> map.get("value") + ": ")
                                .orElse("")
                        + part.getDetail().orElse(""))
                .collect(Collectors.joining(" "));
        String all = Inert.line(whole, LONGEST) + (parts.isEmpty() ? "" : " " + Inert.line(parts, LONGEST));
        String end = all.endsWith(".") ? "" : ".";
        return Inert.line(all + end, SAID);
    }

    private static String next(@Nullable URI type) {
        String kind = Optional.ofNullable(type).map(URI::toString).orElse("").replaceFirst(".*:", "");
        return switch (kind) {
            case "dns" -> " Look whether the domain has an address in DNS, and the right one.";
            case "connection" -> " Look whether port 80 of the domain leads to the proxy from outside.";
            case "unauthorized", "incorrectResponse" ->
                " Somebody else answered for the domain: look whether its DNS leads to the proxy, over IPv6 too, and"
                        + " whether the proxy is as wanted.";
            case "caa" -> " A CAA record of the domain in DNS allows other authorities only.";
            case "rejectedIdentifier" -> " It issues nothing for such a domain: leave it out.";
            case "userActionRequired" ->
                " An administrator reads its terms and agrees to them on the page of certificates.";
            case "accountDoesNotExist" -> " An administrator sets the account up again on the page of certificates.";
            case "externalAccountRequired" ->
                " Intendant cannot use accounts that must be made beforehand. Name another directory.";
            case "invalidContact", "unsupportedContact" -> " Give another mail address.";
            default -> "";
        };
    }

    /** It wants to be left alone until a time, or for a while. */
    static final class RateLimited extends CommandFailed {

        private final transient @Nullable Instant until;

        RateLimited(String sentence, @Nullable Instant until) {
            super(sentence, -1, "");
            this.until = until;
        }

        Optional<Instant> until() {
            return Optional.ofNullable(until);
        }
    }
}
