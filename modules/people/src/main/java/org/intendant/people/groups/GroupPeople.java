package org.intendant.people.groups;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.intendant.people.People;
import org.intendant.people.Person;
import org.intendant.plans.Refused;
import org.intendant.web.Query;

/** People as the inputs of these pages name them: by user name. */
final class GroupPeople {

    private static final int OFFERED = 20;

    private final People people;

    GroupPeople(People people) {
        this.people = people;
    }

    /** User names that hold what somebody typed. */
    List<String> matching(String typed) {
        return people.page(new Query(typed, Map.of(), "", false, 0, OFFERED)).rows().stream()
                .map(Person::getUsername)
                .toList();
    }

    /**
     * The primary keys of these user names.
     *
     * @throws Refused in the field when one of them is nobody's
     */
    Collection<Long> ids(String field, Collection<String> usernames) {
        Map<String, Long> known = people.ids(usernames);
        usernames.stream().filter(name -> !known.containsKey(name)).findFirst().ifPresent(name -> {
            throw new Refused(field, "There is nobody called “" + name + "”.");
        });
        return known.values();
    }
}
