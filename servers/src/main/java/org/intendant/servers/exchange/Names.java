package org.intendant.servers.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.people.CurrentActor;
import org.intendant.people.People;
import org.intendant.people.Permission;
import org.intendant.servers.OwnerSeals;
import org.intendant.servers.Server;

/** Names in files and the primary keys behind them, for servers and for their owners. */
@ApplicationScoped
class Names {
    @PersistenceContext
    EntityManager em;

    @Inject
    OwnerSeals owners;

    @Inject
    People people;

    @Inject
    CurrentActor actor;

    /** The primary keys of these user names; who is not there is left out. */
    Map<String, Long> ids(Collection<String> usernames) {
        return people.ids(usernames);
    }

    /** These names as far as the caller may see the servers: a member none but by {@link #servers}. */
    Map<Long, String> visible(Map<Long, String> named) {
        return actor.seesAll() ? named : servers(named.keySet());
    }

    /** The names of these servers, as far as the caller may see them: members see their own only. */
    Map<Long, String> servers(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Long owner = actor.seesAll() ? null : actor.get().personId();
        return em.createQuery(
                        "select s.id, s.name from Server s where s.id in :ids and (:all = true or s.id in :mine)",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("all", actor.seesAll())
                .setParameter("mine", owners.mine(owner == null ? -1L : owner))
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
