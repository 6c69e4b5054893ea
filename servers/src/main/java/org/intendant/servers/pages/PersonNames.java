package org.intendant.servers.pages;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.people.Actor;
import org.intendant.people.CurrentActor;
import org.intendant.people.People;
import org.intendant.people.Permission;
import org.intendant.people.Person;
import org.intendant.web.Query;

/** Names of owners, as far as whoever looks may know them. */
@ApplicationScoped
class PersonNames {
    @Inject
    People people;

    @Inject
    CurrentActor actor;

    /** Everybody's name by primary key; members learn their own only. */
    Map<Long, String> all() {
        Actor who = actor.get();
        if (who.may(Permission.SEE_PEOPLE)) {
            return people.page(Query.all()).rows().stream()
                    .collect(toMap(Person::getId, Person::getUsername, (one, other) -> one, LinkedHashMap::new));
        }
        Long own = who.personId();
        return own == null ? Map.of() : Map.of(own, who.name());
    }

    static String joined(Collection<Long> ids, Map<Long, String> names) {
        return ids.stream()
                .map(id -> names.getOrDefault(id, ""))
                .filter(name -> !name.isEmpty())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
