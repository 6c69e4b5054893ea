package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.intendant.people.Actor.Through;

/** Begins sign-ins, for whoever has shown a password or used a one-time link. */
@ApplicationScoped
class SignInRows {

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
    ExpiredRows expired;

    @Inject
    Clock clock;

    /** Signs the person in here and answers the value for the cookie; from now on this request is his. */
    @Transactional
    String begin(long personId) {
        Person person = people.get(personId);
        String secret = Secret.random();
        SignIn begun = new SignIn(person, secret, current.browser(), clock.instant());
        entities.persist(begun);
        actor.become(new Actor(personId, person.getUsername(), person.getRole(), Through.PAGE));
        current.is(secret, begun.getId());
        audit.record(
                "person.sign-in",
                person.key(),
                person.getUsername(),
                "",
                "address: " + begun.getAddress() + "\nbrowser: " + begun.getUserAgent());
        expired.removeNowAndThen();
        return secret;
    }
}
