package org.intendant.people.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.intendant.data.Expiring;
import org.intendant.plans.Refused;

/**
 * Slows down guessing without locking anybody out: what is counted is an account from one network, a network, and an
 * account from networks where it never signed in.
 */
@ApplicationScoped
class SignInAttempts implements Expiring {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /**
     * Counts an attempt before its password is looked at.
     *
     * @throws Refused as too many, with the time to wait
     */
    @Transactional(TxType.REQUIRES_NEW)
    void begin(String username, String network) {
        Instant now = clock.instant();
        List<Count> counts = counts(username, network);
        Duration left = counts.stream()
                .map(count -> count.row.left(count.throttle, now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (left.compareTo(Duration.ZERO) > 0) {
            throw new Refused(
                    Refused.Why.TOO_MANY, "Too many attempts. Try again in " + (left.toSeconds() + 1) + " s.");
        }
        counts.forEach(count -> count.row.count(now));
    }

    /** Forgets the account's failures from this network, takes this attempt back elsewhere, and knows the network. */
    @Transactional(TxType.REQUIRES_NEW)
    void succeeded(long personId, String username, String network) {
        row(pair(username, network)).forget();
        row("account:" + username).takeBack();
        row("network:" + network).takeBack();
        Instant now = clock.instant();
        known(username, network)
                .findFirst()
                .ifPresentOrElse(
                        known -> known.seen(now), () -> entities.persist(new KnownNetwork(personId, network, now)));
    }

    private List<Count> counts(String username, String network) {
        Count pair = new Count(row(pair(username, network)), Throttle.ACCOUNT_FROM_NETWORK);
        Count all = new Count(row("network:" + network), Throttle.NETWORK);
        if (known(username, network).findFirst().isPresent()) {
            return List.of(pair, all);
        }
        return List.of(pair, new Count(row("account:" + username), Throttle.ACCOUNT_FROM_STRANGERS), all);
    }

    private static String pair(String username, String network) {
        return "account+network:" + username + "|" + network;
    }

    /** The row, locked until the end of the transaction; always asked for in the same order. */
    private SignInAttempt row(String countedBy) {
        return entities.createQuery("select a from SignInAttempt a where a.countedBy = :by", SignInAttempt.class)
                .setParameter("by", countedBy)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> added(countedBy));
    }

    private SignInAttempt added(String countedBy) {
        SignInAttempt added = new SignInAttempt(countedBy, clock.instant());
        entities.persist(added);
        entities.flush();
        return added;
    }

    private Stream<KnownNetwork> known(String username, String network) {
        return entities.createQuery(
                        "select k from KnownNetwork k, Person p where k.personId = p.id and p.username = :username"
                                + " and k.network = :network and k.lastSeen > :since",
                        KnownNetwork.class)
                .setParameter("username", username)
                .setParameter("network", network)
                .setParameter("since", clock.instant().minus(KnownNetwork.REMEMBERED))
                .getResultStream();
    }

    private record Count(SignInAttempt row, Throttle throttle) {}

    @Override
    @Transactional
    public void removeExpired(Instant now) {
        entities.createQuery("delete from SignInAttempt a where a.lastFailure < :then")
                .setParameter("then", now.minus(Throttle.FORGOTTEN_AFTER))
                .executeUpdate();
    }
}
