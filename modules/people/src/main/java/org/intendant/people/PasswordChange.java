package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Gives somebody a new password; what was open under the old one ends. */
@ApplicationScoped
class PasswordChange {

    @Inject
    PersonRows rows;

    @Inject
    CurrentSignIn current;

    @Inject
    Audit audit;

    /** Saves the hash, which is made before a connection to the database is taken. */
    @Transactional
    void save(long personId, String hash) {
        Person person = rows.get(personId);
        person.takesPassword(hash);
        rows.dropLinks(person);
        rows.endOtherSignIns(person, current.id().orElse(-1));
        audit.record("person.password", person.key(), person.getUsername(), "", "password: changed");
    }
}
