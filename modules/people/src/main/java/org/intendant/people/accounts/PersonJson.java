package org.intendant.people.accounts;

import java.time.Instant;
import org.intendant.people.Person;
import org.intendant.people.Role;

/**
 * A person over REST.
 *
 * @param version to be sent back with a change
 * @param username by which the person signs in; never changes
 * @param role {@code ADMIN}, {@code OPERATOR}, {@code VIEWER} or {@code MEMBER}
 * @param active false while the account is disabled
 * @param passwordSet false until the one-time link was used
 */
public record PersonJson(
        long id,
        int version,
        String username,
        String displayName,
        String email,
        Role role,
        boolean active,
        boolean passwordSet,
        Instant created) {

    static PersonJson of(Person person) {
        return new PersonJson(
                person.getId(),
                person.getVersion(),
                person.getUsername(),
                person.getDisplayName(),
                person.getEmail(),
                person.getRole(),
                person.isActive(),
                person.isPasswordSet(),
                person.getCreated());
    }
}
