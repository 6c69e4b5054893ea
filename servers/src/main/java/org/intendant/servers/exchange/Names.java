package org.intendant.servers.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.people.CurrentActor;
import org.intendant.people.People;
import org.intendant.people.Permission;
import org.intendant.people.Username;
import org.intendant.plans.Refused;
import org.intendant.servers.Server;
import org.intendant.servers.typed.Text;

/** Names in files and the primary keys behind them, for servers and for their owners. */
@ApplicationScoped
class Names {
    @PersistenceContext
    EntityManager em;

    @Inject
    People people;

    @Inject
    CurrentActor actor;

    /** The primary key of the server of this name; which of them the caller may use, the use case says. */
    long server(String column, String name) {
        return em.createQuery("select s.id from Server s where s.name = :name", Long.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Refused(column, "There is no server called “" + Text.inert(name, 100) + "”."));
    }

    /** The primary keys of these user names. */
    List<Long> people(String column, List<String> typed) {
        List<String> names = typed.stream().map(Username::spelled).toList();
        Map<String, Long> known = people.ids(names);
        names.stream().filter(name -> !known.containsKey(name)).findFirst().ifPresent(name -> {
            throw new Refused(column, "There is nobody called “" + Text.inert(name, 64) + "”.");
        });
        return names.stream().map(known::get).distinct().toList();
    }

    /** The names of these servers, as far as the caller may see them: members see their own only. */
    Map<Long, String> servers(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Long owner = actor.seesAll() ? null : actor.get().personId();
        return em.createQuery(
                        "select s.id, s.name from Server s where s.id in :ids and (:all = true or :owner member of s.owners)",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("all", actor.seesAll())
                .setParameter("owner", owner == null ? -1L : owner)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
    }

    /** User names of owners, as far as the caller may know them: members learn their own only. */
    Map<Long, String> owners(Collection<Server> servers) {
        if (actor.get().may(Permission.SEE_PEOPLE)) {
            return people.names(servers.stream()
                    .flatMap(server -> server.owners().stream())
                    .distinct()
                    .toList());
        }
        Long own = actor.get().personId();
        return own == null ? Map.of() : Map.of(own, actor.get().name());
    }

    static String joined(Collection<Long> ids, Map<Long, String> names) {
        return ids.stream()
                .map(id -> names.getOrDefault(id, ""))
                .filter(name -> !name.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
