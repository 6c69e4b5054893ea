package org.intendant.people.passwords;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import org.intendant.people.Person;
import org.intendant.people.PersonRows;
import org.intendant.people.Username;
import org.intendant.plans.Refused;

/** Where a name and a password are looked at: throttled, with the same answer and the same time for every failure. */
@ApplicationScoped
public class PasswordDoor {

    private static final int TRIES = 3;

    @Inject
    SignInAttempts attempts;

    @Inject
    PersonRows rows;

    @Inject
    Passwords passwords;

    /**
     * Answers the person whose name and password these are.
     *
     * @param typed the user name as typed
     * @param address where the request comes from
     * @throws Refused with one sentence for an unknown name, a wrong password, no password yet and a disabled account;
     *     or as too many
     */
    public Person enter(String typed, String password, String address) {
        String username = Username.spelled(typed);
        String network = Network.of(address);
        begin(username, network);
        Person person = rows.named(username).orElse(null);
        String hash = person == null || !person.isActive()
                ? null
                : person.passwordHash().orElse(null);
        if (!passwords.matches(password, hash) || person == null) {
            throw new Refused(Refused.Why.NOT_SIGNED_IN, "The user name or the password is wrong.");
        }
        attempts.succeeded(person.getId(), username, network);
        return person;
    }

    /** Two first attempts at the same moment add the same row; the second one then finds it. */
    private void begin(String username, String network) {
        for (int left = TRIES; ; left--) {
            try {
                attempts.begin(username, network);
                return;
            } catch (PersistenceException taken) {
                if (left == 1) {
                    throw taken;
                }
            }
        }
    }
}
