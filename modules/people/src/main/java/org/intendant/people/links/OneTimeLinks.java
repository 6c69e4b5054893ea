package org.intendant.people.links;

import static jakarta.transaction.Transactional.TxType.NEVER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.intendant.people.Allowed;
import org.intendant.people.Permission;
import org.intendant.people.PersonDraft;
import org.intendant.people.Role;
import org.intendant.people.Username;
import org.intendant.people.links.OneTimeLink.Purpose;
import org.intendant.people.passwords.PasswordRules;
import org.intendant.people.passwords.Passwords;
import org.intendant.plans.Refused;

/** Links that open one door once. */
@ApplicationScoped
public class OneTimeLinks {

    @Inject
    LinkRows rows;

    @Inject
    Passwords passwords;

    /**
     * For whom the link is.
     *
     * @return the user name
     * @throws Refused as not found when it was used, has expired or never was
     */
    @Allowed(Permission.PUBLIC)
    @Transactional(NEVER)
    public String look(String secret) {
        return rows.usernameOf(secret);
    }

    /**
     * Uses the link: sets the password, ends what was open before (sign-ins and API tokens), and signs in here.
     *
     * @return the value for the cookie
     * @throws Refused as for {@link #look}, or in {@code password}
     */
    @Allowed(Permission.PUBLIC)
    @Transactional(NEVER)
    public String use(String secret, String password) {
        PasswordRules.check("password", rows.usernameOf(secret), password);
        return rows.usePassword(secret, passwords.hash(password));
    }

    /**
     * Makes a link, good for seven days, by which the person chooses a password. Links made before open nothing any more;
     * sign-ins and API tokens last until this one is used.
     *
     * @throws Refused as a conflict while the account is disabled
     */
    @Allowed(Permission.CHANGE_PEOPLE)
    @Transactional
    public NewLink make(long personId) {
        return rows.make(personId);
    }

    /** Whether this link opens the first set-up. */
    @Allowed(Permission.PUBLIC)
    @Transactional(NEVER)
    public boolean opensSetup(String secret) {
        return rows.opens(Purpose.SETUP, secret);
    }

    /**
     * Sets Intendant up: makes the first administrator and signs him in here. Works once, while there is nobody.
     *
     * @return the value for the cookie
     * @throws Refused as not found, or naming the field that is wrong
     */
    @Allowed(Permission.PUBLIC)
    @Transactional(NEVER)
    public String setUp(String secret, PersonDraft draft, String password) {
        if (!rows.opens(Purpose.SETUP, secret)) {
            throw LinkRows.closed();
        }
        String username = Username.of(draft.getUsername());
        PasswordRules.check("password", username, password);
        draft.setRole(Role.ADMIN);
        return rows.useSetup(secret, draft, passwords.hash(password));
    }
}
