package org.intendant.people.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.intendant.data.AfterCommit;
import org.intendant.data.Expiring;
import org.intendant.data.Settings;
import org.intendant.people.Actor.Through;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Person;
import org.intendant.people.PersonRows;
import org.intendant.people.Secret;
import org.intendant.people.WayIn;

/** The rows of sign-ins: begun for whoever has shown a password or used a one-time link, and ended. */
@ApplicationScoped
public class SignInRows implements WayIn, Expiring {

    @PersistenceContext
    EntityManager entities;

    @Inject
    PersonRows people;

    @Inject
    CurrentActor actor;

    @Inject
    CurrentSignIn current;

    @Inject
    Audit audit;

    @Inject
    Credentials credentials;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Signs the person in here and answers the value for the cookie; from now on this request is his. */
    @Transactional
    public String begin(long personId) {
        Person person = people.get(personId);
        String secret = Secret.random();
        Instant now = clock.instant();
        SignIn begun =
                new SignIn(person, secret, current.browser(), new SignIn.Span(now, now.plus(settings.signInLasts())));
        entities.persist(begun);
        actor.become(person.through(Through.PAGE));
        current.is(secret, begun.getId());
        audit.record(
                "person.sign-in",
                person.key(),
                person.getUsername(),
                "",
                "address: " + begun.getAddress() + "\nbrowser: " + begun.getUserAgent());
        return secret;
    }

    /** Ends what this person has open in browsers, on every server. */
    @Override
    public void end(Person person) {
        endOthers(person, -1);
    }

    /** Ends all sign-ins of this person but one. */
    public void endOthers(Person person, long kept) {
        entities.createQuery("delete from SignIn s where s.person = :person and s.id <> :kept")
                .setParameter("person", person)
                .setParameter("kept", kept)
                .executeUpdate();
        afterCommit.run(credentials::forget);
    }

    @Override
    public void remove(Person person) {
        end(person);
    }

    @Override
    @Transactional
    public void removeExpired(Instant now) {
        entities.createQuery("delete from SignIn s where s.expires < :then")
                .setParameter("then", now)
                .executeUpdate();
    }
}
