package org.intendant.people.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.intendant.people.Audit;
import org.intendant.people.Person;
import org.intendant.people.PersonRows;
import org.intendant.people.links.LinkRows;
import org.intendant.people.signin.CurrentSignIn;
import org.intendant.people.signin.SignInRows;
import org.intendant.people.tokens.TokenRows;

/** Gives somebody a new password; what was open under the old one ends. */
@ApplicationScoped
class PasswordChange {

    @Inject
    PersonRows rows;

    @Inject
    LinkRows links;

    @Inject
    SignInRows signIns;

    @Inject
    TokenRows tokens;

    @Inject
    CurrentSignIn current;

    @Inject
    Audit audit;

    /** Saves the hash, which is made before a connection to the database is taken. */
    @Transactional
    void save(long personId, String hash, boolean revokeTokens) {
        Person person = rows.get(personId);
        person.takesPassword(hash);
        links.drop(person);
        signIns.endOthers(person, current.id().orElse(-1));
        audit.record("person.password", person.key(), person.getUsername(), "", "password: changed");
        if (revokeTokens) {
            tokens.revokeAll(person);
        }
    }
}
