package org.intendant.people.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.intendant.data.Settings;
import org.intendant.people.Actor.Through;
import org.intendant.people.Secret;

/** Cookies of sign-ins, as the database knows them. */
@ApplicationScoped
public class SignInCredentials implements Credentials.Kind {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Override
    @Transactional
    public Optional<Caller> find(String cookie) {
        return entities.createQuery(
                        "select s from SignIn s join fetch s.person where s.secretHash = :hash"
                                + " and s.person.active = true",
                        SignIn.class)
                .setParameter("hash", Secret.hash(cookie))
                .getResultStream()
                .findFirst()
                .map(row -> new Caller(
                        row.person().through(Through.PAGE),
                        row.getId(),
                        earlier(row.getExpires(), row.getLastSeen().plus(settings.signInIdle())),
                        row.getLastSeen()))
                .filter(caller -> clock.instant().isBefore(caller.ends()));
    }

    /** Prolongs a sign-in. */
    @Override
    @Transactional
    public void touch(long id) {
        entities.createQuery("update SignIn s set s.lastSeen = :now where s.id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
