package org.intendant.people.links;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import org.intendant.data.Settings;
import org.intendant.data.StartOrder;
import org.intendant.people.PersonDraft;
import org.intendant.people.PersonRows;
import org.intendant.people.Role;
import org.intendant.people.passwords.PasswordRules;
import org.intendant.people.passwords.Passwords;

/**
 * What a start does while there is nobody: makes {@code admin} when a password was given, or leaves the path of the set-up
 * page in the home. A restart keeps the link and how long it opens; once somebody is there, nothing reopens.
 */
@ApplicationScoped
class FirstStart {

    @Inject
    PersonRows people;

    @Inject
    FirstPerson first;

    @Inject
    SetupFile file;

    @Inject
    Passwords passwords;

    @Inject
    Settings settings;

    @ActivateRequestContext
    void begin(@Observes @Priority(StartOrder.PEOPLE) Startup startup) {
        if (people.count() > 0) {
            file.remove();
        } else if (settings.adminPassword().isPresent()) {
            addAdmin(settings.adminPassword().get());
        } else if (file.secret().filter(first::stillOpens).isEmpty()) {
            file.write(first.newLink());
        }
    }

    private void addAdmin(String password) {
        PasswordRules.check("INTENDANT_ADMIN_PASSWORD", "admin", password);
        PersonDraft draft = new PersonDraft();
        draft.setUsername("admin");
        draft.setDisplayName("Administrator");
        draft.setRole(Role.ADMIN);
        addUnlessThere(draft, passwords.hash(password));
        file.remove();
    }

    /** Of two servers that start at once on one database, the slower finds that somebody is there already. */
    private void addUnlessThere(PersonDraft draft, String hash) {
        try {
            first.add(draft, hash);
        } catch (RuntimeException taken) {
            if (people.count() == 0) {
                throw taken;
            }
        }
    }
}
