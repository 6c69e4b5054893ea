package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.intendant.people.Actor.Through;
import org.jspecify.annotations.Nullable;

/** Reads and touches the rows of sign-ins and tokens, a short transaction each. */
@ApplicationScoped
class CredentialRows {

    /** Last-seen times are kept to the minute, to keep commits few. */
    static final Duration TOUCHED_EVERY = Duration.ofMinutes(1);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    @Transactional
    Optional<Caller> signIn(String cookie) {
        return entities.createQuery(
                        "select s from SignIn s join fetch s.person where s.secretHash = :hash"
                                + " and s.person.active = true",
                        SignIn.class)
                .setParameter("hash", Secret.hash(cookie))
                .getResultStream()
                .findFirst()
                .map(row -> new Caller(
                        actor(row.person(), Through.PAGE),
                        row.getId(),
                        earlier(row.getExpires(), row.getLastSeen().plus(SignIn.IDLE)),
                        row.getLastSeen()))
                .filter(caller -> clock.instant().isBefore(caller.ends()));
    }

    @Transactional
    Optional<Caller> token(String secret) {
        return entities.createQuery(
                        "select t from ApiToken t join fetch t.person where t.secretHash = :hash"
                                + " and t.person.active = true and t.revoked is null",
                        ApiToken.class)
                .setParameter("hash", Secret.hash(secret))
                .getResultStream()
                .findFirst()
                .map(row -> new Caller(
                        actor(row.person(), Through.API), row.getId(), row.getExpires(), orLongAgo(row.getLastUsed())))
                .filter(caller -> clock.instant().isBefore(caller.ends()));
    }

    /** Prolongs a sign-in. */
    @Transactional
    void touchSignIn(long id) {
        touch("update SignIn s set s.lastSeen = :now where s.id = :id", id);
    }

    @Transactional
    void touchToken(long id) {
        touch("update ApiToken t set t.lastUsed = :now where t.id = :id", id);
    }

    private void touch(String update, long id) {
        entities.createQuery(update)
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Actor actor(Person person, Through through) {
        return new Actor(person.getId(), person.getUsername(), person.getRole(), through);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant orLongAgo(@Nullable Instant time) {
        return time == null ? Instant.EPOCH : time;
    }
}
