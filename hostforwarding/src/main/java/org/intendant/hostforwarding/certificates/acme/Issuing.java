package org.intendant.hostforwarding.certificates.acme;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.intendant.hostforwarding.certificates.CertificateChain;
import org.intendant.hostforwarding.certificates.CertificateKey;
import org.intendant.operations.Part;
import org.intendant.people.Inert;
import org.intendant.plans.CommandFailed;
import org.intendant.plans.Refused;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.PollableResource;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** One order at the authority, step by step, each told in the log. Nothing is written to a host: proxies answer by themselves. */
final class Issuing {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration USUAL = Duration.ofSeconds(3);
    private static final Set<Status> UNDECIDED = Set.of(Status.PENDING, Status.PROCESSING, Status.UNKNOWN);

    private final Part part;
    private final AcmeServer server;
    private final AcmeAccounts accounts;
    private final AcmeWords words;

    Issuing(Part part, AcmeServer server, AcmeAccounts accounts) {
        this.part = part;
        this.server = server;
        this.accounts = accounts;
        this.words = new AcmeWords(server.name());
    }

    Issued certificate(List<String> domains) {
        part.now("ordering");
        part.line("Orders at " + server.directory() + " a certificate for " + String.join(", ", domains) + ".");
        Login login = login();
        Order order = words.of(() -> login.newOrder().domains(domains).create());
        List<Authorization> asked = words.of(order::getAuthorizations);
        asked.forEach(this::answer);
        stopIfAsked();
        return finished(order, domains);
    }

    private Login login() {
        AcmeAccount account = accounts.find()
                .orElseThrow(() -> new Refused(
                        Refused.Why.CONFLICT,
                        "An administrator must agree to the terms of " + server.name() + " first."));
        KeyPair key = accounts.key().orElseThrow();
        return server.session().login(account.location(), key);
    }

    private void answer(Authorization authorization) {
        stopIfAsked();
        String domain = words.of(() -> authorization.getIdentifier().getDomain());
        part.now("proving " + domain);
        if (words.of(authorization::getStatus) == Status.VALID) {
            part.line(server.name() + " knows already that " + domain + " is ours.");
            return;
        }
        Http01Challenge challenge = words.of(() -> authorization.findChallenge(Http01Challenge.class))
                .orElseThrow(() -> new CommandFailed(
                        server.name() + " does not ask " + domain
                                + " over HTTP (HTTP-01), and Intendant answers nothing" + " else.",
                        -1,
                        ""));
        part.line(server.name() + " asks http://" + domain + "/.well-known/acme-challenge/"
                + Inert.line(challenge.getToken(), 100) + ", and the proxy answers by itself.");
        words.of(() -> {
            challenge.trigger();
            return true;
        });
        Status end = awaited(authorization);
        if (end != Status.VALID) {
            throw unproven(domain, authorization);
        }
        part.line(domain + " is proven.");
    }

    private CommandFailed unproven(String domain, Authorization authorization) {
        return words.of(() -> authorization.getChallenges()).stream()
                .map(Challenge::getError)
                .flatMap(Optional::stream)
                .findFirst()
                .map(problem -> words.refused(server.name() + " did not get the answer of " + domain, problem))
                .orElseGet(() -> new CommandFailed(
                        server.name() + " says that " + domain + " is not proven, and not why.", -1, ""));
    }

    private Issued finished(Order order, List<String> domains) {
        part.now("waiting for the certificate");
        part.line("Makes a key for it (ECDSA P-256), which stays here, and asks for the certificate.");
        KeyPair pair = AccountKeys.made();
        words.of(() -> {
            order.execute(pair);
            return true;
        });
        if (awaited(order) != Status.VALID) {
            throw words.of(order::getError)
                    .map(problem -> words.refused(server.name() + " did not issue it", problem))
                    .orElseGet(() ->
                            new CommandFailed(server.name() + " did not issue it, and does not say why.", -1, ""));
        }
        CertificateChain chain =
                CertificateChain.ordered(words.of(() -> order.getCertificate().getCertificateChain()));
        CertificateKey key = CertificateKey.of(pair);
        if (!key.belongsTo(chain.leaf().getPublicKey()) || !new TreeSet<>(chain.domains()).containsAll(domains)) {
            throw new CommandFailed(
                    server.name() + " issued something else than was ordered, for " + String.join(", ", chain.domains())
                            + ". It was not kept.",
                    -1,
                    "");
        }
        part.line("Issued by " + chain.issuer() + " for "
                + chain.domains().stream().collect(Collectors.joining(", ")) + ".");
        return new Issued(chain, key);
    }

    /** Asks as often as the authority wants, until it has decided. */
    private Status awaited(PollableResource resource) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            Instant again =
                    words.of(() -> fetched(resource)).orElse(Instant.now().plus(USUAL));
            Status status = words.of(resource::getStatus);
            if (!UNDECIDED.contains(status)) {
                return status;
            }
            while (Instant.now().isBefore(again) || System.nanoTime() > end) {
                stopIfAsked();
                if (System.nanoTime() > end) {
                    throw new CommandFailed(
                            server.name() + " did not decide within " + LONGEST.toMinutes()
                                    + " minutes. Order again later.",
                            -1,
                            "");
                }
                words.of(() -> {
                    Thread.sleep(LOOK.toMillis());
                    return true;
                });
            }
        }
    }

    private static Optional<Instant> fetched(PollableResource resource) throws AcmeException {
        return resource.fetch();
    }

    private void stopIfAsked() {
        if (part.cancelled()) {
            throw new CommandFailed("Stopped on request. Nothing was kept.", -1, "");
        }
    }
}
