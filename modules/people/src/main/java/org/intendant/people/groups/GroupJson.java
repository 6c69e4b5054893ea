package org.intendant.people.groups;

import java.util.List;
import org.intendant.people.Person;

/**
 * A group over REST.
 *
 * @param version to be sent back with a change
 * @param ownerId primary key of the person who owns it
 * @param people who is in it, by user name
 */
public record GroupJson(long id, int version, String name, long ownerId, List<Member> people) {

    static GroupJson of(Group group, List<Person> people) {
        return new GroupJson(
                group.getId(),
                group.getVersion(),
                group.getName(),
                group.getOwnerId(),
                people.stream()
                        .map(person -> new Member(person.getId(), person.getUsername(), person.getDisplayName()))
                        .toList());
    }

    /** Somebody in a group. */
    public record Member(long id, String username, String displayName) {}
}
