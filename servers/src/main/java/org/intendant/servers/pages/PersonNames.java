package org.intendant.servers.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.people.CurrentActor;
import org.intendant.people.People;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** Names of owners, as far as whoever looks may know them. */
@ApplicationScoped
class PersonNames {
    @Inject
    People people;

    @Inject
    CurrentActor actor;

    /** Everybody's name by primary key, however many there are; members learn their own only. */
    Map<Long, String> all() {
        if (!actor.get().may(Permission.SEE_PEOPLE)) {
            return own();
        }
        Map<Long, String> names = new LinkedHashMap<>();
        Page<Person> page;
        do {
            page = people.page(new Query("", Map.of(), "username", false, names.size(), Query.MOST));
            page.rows().forEach(person -> names.put(person.getId(), person.getUsername()));
        } while (!page.rows().isEmpty() && names.size() < page.total());
        return names;
    }

    /** The names of these, as far as whoever looks may know them. */
    Map<Long, String> of(Collection<Long> ids) {
        return actor.get().may(Permission.SEE_PEOPLE) ? people.names(ids) : own();
    }

    private Map<Long, String> own() {
        Long own = actor.get().personId();
        return own == null ? Map.of() : Map.of(own, actor.get().name());
    }

    static String joined(Collection<Long> ids, Map<Long, String> names) {
        return ids.stream()
                .map(id -> names.getOrDefault(id, ""))
                .filter(name -> !name.isEmpty())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
