package org.intendant.people.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.intendant.people.Actor.Through;
import org.intendant.people.Secret;
import org.intendant.people.signin.Caller;
import org.intendant.people.signin.Credentials;
import org.jspecify.annotations.Nullable;

/** API tokens, as the database knows them. */
@ApplicationScoped
public class TokenCredentials implements Credentials.Kind {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    @Override
    @Transactional
    public Optional<Caller> find(String secret) {
        return entities.createQuery(
                        "select t from ApiToken t join fetch t.person where t.secretHash = :hash"
                                + " and t.person.active = true and t.revoked is null",
                        ApiToken.class)
                .setParameter("hash", Secret.hash(secret))
                .getResultStream()
                .findFirst()
                .map(row -> new Caller(
                        row.person().through(Through.API), row.getId(), row.getExpires(), orLongAgo(row.getLastUsed())))
                .filter(caller -> clock.instant().isBefore(caller.ends()));
    }

    @Override
    @Transactional
    public void touch(long id) {
        entities.createQuery("update ApiToken t set t.lastUsed = :now where t.id = :id")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Instant orLongAgo(@Nullable Instant time) {
        return time == null ? Instant.EPOCH : time;
    }
}
