package org.intendant.people.accounts;

import static jakarta.transaction.Transactional.TxType.NEVER;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.people.PersonDraft;
import org.intendant.people.PersonRows;
import org.intendant.people.passwords.PasswordDoor;
import org.intendant.people.passwords.PasswordRules;
import org.intendant.people.passwords.Passwords;
import org.intendant.people.signin.CurrentSignIn;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** What everybody may do with the own account. */
@ApplicationScoped
public class Profile {

    @Inject
    PersonRows rows;

    @Inject
    PasswordDoor door;

    @Inject
    PasswordChange change;

    @Inject
    Passwords passwords;

    @Inject
    CurrentActor actor;

    @Inject
    CurrentSignIn current;

    @Inject
    Audit audit;

    /** The caller. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public Person me() {
        return rows.get(own());
    }

    /**
     * Changes the caller's display name and e-mail. Nothing else of the draft counts but its version.
     *
     * @throws Refused naming the field that is wrong, or as a conflict when the account was changed since
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void change(PersonDraft draft) {
        Person me = rows.get(own());
        if (me.getVersion() != draft.getVersion()) {
            throw new Refused(
                    Why.CONFLICT, "Your account was changed since you opened this. Open it again and compare.");
        }
        String before = me.describe();
        me.callThemselves(draft.getDisplayName(), draft.getEmail());
        audit.record("person.change", me.key(), me.getUsername(), before, me.describe());
    }

    /**
     * Changes the caller's password and ends all other sign-ins.
     *
     * @param revokeTokens whether the caller's API tokens end too; otherwise they stay good
     * @throws Refused in {@code oldPassword} or {@code newPassword}; as too many, as for sign-ins
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional(NEVER)
    public void changePassword(String oldPassword, String newPassword, boolean revokeTokens) {
        String username = actor.get().name();
        PasswordRules.check("newPassword", username, newPassword);
        try {
            door.enter(username, oldPassword, current.browser().address());
        } catch (Refused refused) {
            if (refused.why() == Why.NOT_SIGNED_IN) {
                throw new Refused("oldPassword", "This is not your password.");
            }
            throw refused;
        }
        change.save(own(), passwords.hash(newPassword), revokeTokens);
    }

    private long own() {
        Long personId = actor.get().personId();
        if (personId == null) {
            throw new Refused(Why.NOT_ALLOWED, "Only people have a profile.");
        }
        return personId;
    }
}
