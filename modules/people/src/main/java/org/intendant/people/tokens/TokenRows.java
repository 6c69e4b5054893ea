package org.intendant.people.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.data.AfterCommit;
import org.intendant.data.Expiring;
import org.intendant.people.Actor.Through;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Person;
import org.intendant.people.PersonRows;
import org.intendant.people.Secret;
import org.intendant.people.WayIn;
import org.intendant.people.signin.Credentials;

/** The rows of API tokens. */
@ApplicationScoped
public class TokenRows implements WayIn, Expiring {

    private static final String MARK = "int_";

    @PersistenceContext
    EntityManager entities;

    @Inject
    PersonRows people;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    Credentials credentials;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Clock clock;

    /** Adds one for somebody who has just shown his password; from now on this request is his. */
    @Transactional
    NewToken addFor(long personId, TokenDraft draft) {
        Person person = people.get(personId);
        actor.become(person.through(Through.API));
        return add(person, draft);
    }

    NewToken add(Person person, TokenDraft draft) {
        String secret = MARK + Secret.random();
        ApiToken token = new ApiToken(person, draft, secret, clock.instant());
        entities.persist(token);
        audit.record(
                "token.add",
                person.key(),
                person.getUsername(),
                "",
                "token: " + token.getName() + "\nexpires: " + token.getExpires());
        return new NewToken(token.getId(), secret);
    }

    List<ApiToken> of(long personId) {
        return entities.createQuery(
                        "select t from ApiToken t where t.person.id = :person order by t.created desc, t.id desc",
                        ApiToken.class)
                .setParameter("person", personId)
                .getResultList();
    }

    /** Revokes all that still open something; the trail names them. */
    public void revokeAll(Person person) {
        Instant now = clock.instant();
        List<ApiToken> good =
                of(person.getId()).stream().filter(token -> token.isGood(now)).toList();
        if (good.isEmpty()) {
            return;
        }
        good.forEach(token -> token.revoke(now));
        String names = good.stream().map(token -> "token: " + token.getName()).collect(Collectors.joining("\n"));
        audit.record("token.revoke-all", person.key(), person.getUsername(), names, "");
        afterCommit.run(credentials::forget);
    }

    @Override
    public void close(Person person) {
        revokeAll(person);
    }

    @Override
    public void remove(Person person) {
        entities.createQuery("delete from ApiToken t where t.person = :person")
                .setParameter("person", person)
                .executeUpdate();
    }

    @Override
    @Transactional
    public void removeExpired(Instant now) {
        entities.createQuery("delete from ApiToken t where t.expires < :then")
                .setParameter("then", now.minus(ApiToken.SHOWN_AFTERWARDS))
                .executeUpdate();
    }
}
