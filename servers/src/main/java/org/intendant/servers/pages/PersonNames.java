package org.intendant.servers.pages;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** Names that hold what somebody typed; members learn their own only. */
    List<String> offered(String typed, int most) {
        return actor.get().may(Permission.SEE_PEOPLE)
                ? people.page(new Query(typed, Map.of(), "username", false, 0, most)).rows().stream()
                        .map(Person::getUsername)
                        .toList()
                : List.copyOf(own().values());
    }

    /** The primary key of whoever is called so, as far as whoever asks may know. */
    Optional<Long> id(String name) {
        return actor.get().may(Permission.SEE_PEOPLE)
                ? people.ids(List.of(name)).values().stream().findFirst()
                : own().entrySet().stream()
                        .filter(own -> own.getValue().equals(name))
                        .map(Map.Entry::getKey)
                        .findFirst();
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
