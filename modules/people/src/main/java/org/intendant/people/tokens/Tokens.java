package org.intendant.people.tokens;

import static jakarta.transaction.Transactional.TxType.NEVER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.intendant.data.AfterCommit;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.PersonRows;
import org.intendant.people.passwords.PasswordDoor;
import org.intendant.people.signin.Credentials;
import org.intendant.people.signin.CurrentSignIn;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** Keys to the REST interface: one's own, and for administrators everybody's. */
@ApplicationScoped
public class Tokens {

    @PersistenceContext
    EntityManager entities;

    @Inject
    PersonRows rows;

    @Inject
    TokenRows tokens;

    @Inject
    PasswordDoor door;

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
    Clock clock;

    /**
     * Makes a token for the caller.
     *
     * @throws Refused in {@code name} or {@code days}
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public NewToken make(TokenDraft draft) {
        return tokens.add(rows.get(own()), draft);
    }

    /**
     * Makes a token for whoever knows the name and the password, throttled as a sign-in is.
     *
     * @throws Refused as not signed in, as too many, or in {@code name} or {@code days}
     */
    @Allowed(Permission.PUBLIC)
    @Transactional(NEVER)
    public NewToken make(String username, String password, TokenDraft draft) {
        Person person = door.enter(username, password, current.browser().address());
        return tokens.addFor(person.getId(), draft);
    }

    /** The caller's own, the newest first; revoked and expired ones too, for 90 days. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public List<ApiToken> mine() {
        return tokens.of(own());
    }

    /** Those of the caller's own that open something now. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public List<ApiToken> good() {
        return mine().stream().filter(token -> token.isGood(clock.instant())).toList();
    }

    /** Somebody's, the newest first. */
    @Allowed(Permission.CHANGE_PEOPLE)
    @Transactional
    public List<ApiToken> of(long personId) {
        return tokens.of(personId);
    }

    /**
     * Revokes one of the caller's own tokens; it opens nothing from now on.
     *
     * @throws Refused as not found, also when it is somebody else's
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void revoke(long id) {
        revokeOf(own(), id);
    }

    /**
     * Revokes somebody's token.
     *
     * @throws Refused as not found
     */
    @Allowed(Permission.CHANGE_PEOPLE)
    @Transactional
    public void revoke(long personId, long id) {
        revokeOf(personId, id);
    }

    private void revokeOf(long personId, long id) {
        ApiToken token = entities.find(ApiToken.class, id);
        if (token == null || token.person().getId() != personId) {
            throw new Refused(Why.NOT_FOUND, "There is no such token.");
        }
        token.revoke(clock.instant());
        Person person = token.person();
        audit.record("token.revoke", person.key(), person.getUsername(), "token: " + token.getName(), "");
        afterCommit.run(credentials::forget);
    }

    private long own() {
        Long personId = actor.get().personId();
        if (personId == null) {
            throw new Refused(Why.NOT_ALLOWED, "Only people have tokens.");
        }
        return personId;
    }
}
