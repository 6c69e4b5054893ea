package org.intendant.people.signin;

import static jakarta.transaction.Transactional.TxType.NEVER;
import static jakarta.transaction.Transactional.TxType.SUPPORTS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.intendant.data.AfterCommit;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.passwords.PasswordDoor;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** Signing in and out, and the list of browsers in which one is signed in. */
@ApplicationScoped
public class SignIns {

    @PersistenceContext
    EntityManager entities;

    @Inject
    PasswordDoor door;

    @Inject
    SignInRows rows;

    @Inject
    CurrentActor actor;

    @Inject
    CurrentSignIn current;

    @Inject
    Credentials credentials;

    @Inject
    Audit audit;

    @Inject
    AfterCommit afterCommit;

    /**
     * Signs in from a page. Not in one transaction: attempts count whatever follows, and no connection waits for a hash.
     *
     * @return the value for the cookie
     * @throws Refused as not signed in, with one sentence whatever is wrong; or as too many
     */
    @Allowed(Permission.PUBLIC)
    @Transactional(NEVER)
    public String signIn(String username, String password) {
        Person person = door.enter(username, password, current.browser().address());
        return rows.begin(person.getId());
    }

    /** Ends the sign-in that this request came with, on every server. Does nothing without one. */
    @Allowed(Permission.PUBLIC)
    @Transactional
    public void signOut() {
        current.id().ifPresent(id -> {
            SignIn signIn = entities.find(SignIn.class, id);
            if (signIn != null) {
                end(signIn);
            }
        });
    }

    /** Where the caller is signed in, the latest first. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public List<SignIn> mine() {
        return entities.createQuery(
                        "select s from SignIn s where s.person.id = :person order by s.lastSeen desc", SignIn.class)
                .setParameter("person", actor.get().personId())
                .getResultList();
    }

    /** Whether this is the sign-in that asks. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional(SUPPORTS)
    public boolean isThis(SignIn signIn) {
        return current.id().orElse(-1) == signIn.getId();
    }

    /**
     * Ends one of the caller's own sign-ins.
     *
     * @throws Refused as not found, also when it is somebody else's
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void end(long id) {
        end(mine().stream()
                .filter(signIn -> signIn.getId() == id)
                .findFirst()
                .orElseThrow(() -> new Refused(Why.NOT_FOUND, "There is no such sign-in, or it has ended.")));
    }

    private void end(SignIn signIn) {
        Person person = signIn.person();
        audit.record("person.sign-out", person.key(), person.getUsername(), "address: " + signIn.getAddress(), "");
        entities.createQuery("delete from SignIn s where s.id = :id")
                .setParameter("id", signIn.getId())
                .executeUpdate();
        afterCommit.run(credentials::forget);
    }
}
