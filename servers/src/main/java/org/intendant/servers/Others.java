package org.intendant.servers;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The other servers that one must respect: whose name, place or key it may not take, and whom it names. Asked for one server
 * it reads as it is asked; a file of many has it read ahead, in as many statements for many as for few.
 */
public final class Others {

    /** What no two servers share. The name of the enum's value is no one's input, and neither is the field. */
    public enum Once {
        NAME("name", Server::name),
        KEYMANAGER_NAME("keymanagerName", Server::keymanagerName),
        PLACE("sshPlace", server -> server.ssh().place()),
        KEY("key.base64", server -> server.key().base64());

        private final String field;
        private final Function<Server, String> value;

        Once(String field, Function<Server, String> value) {
            this.field = field;
            this.value = value;
        }
    }

    private record Taken(Once what, String value) {}

    private final EntityManager em;
    private final Map<Taken, Optional<Server>> read = new HashMap<>();
    private final Map<Long, Server> tried = new HashMap<>();
    private final Map<Long, List<Server>> users = new HashMap<>();
    private final Set<Long> people = new HashSet<>();

    public Others(EntityManager em) {
        this.em = em;
    }

    /** Reads who has these, in one statement. */
    public void read(Once what, Collection<String> values) {
        Set<String> asked = new HashSet<>(values);
        asked.removeIf(value -> read.containsKey(new Taken(what, value)));
        if (!asked.isEmpty()) {
            asked.forEach(value -> read.put(new Taken(what, value), Optional.empty()));
            em.createQuery("select s from Server s where s." + what.field + " in :values", Server.class)
                    .setParameter("values", asked)
                    .getResultList()
                    .forEach(server -> read.put(new Taken(what, what.value.apply(server)), Optional.of(server)));
        }
    }

    /** Reads these, and those that use them as proxy or database server. */
    public void read(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        em.createQuery("select s from Server s where s.id in :ids", Server.class)
                .setParameter("ids", ids)
                .getResultList();
        ids.forEach(id -> users.put(id, List.of()));
        List<Server> using = em.createQuery(
                        "select s from Server s where s.hypervisor.proxyId in :ids or s.hypervisor.databaseId in :ids"
                                + " order by s.name",
                        Server.class)
                .setParameter("ids", ids)
                .getResultList();
        ids.forEach(id ->
                users.put(id, using.stream().filter(server -> uses(server, id)).toList()));
    }

    private static boolean uses(Server server, long id) {
        return Objects.equals(server.hypervisor().proxyId(), id)
                || Objects.equals(server.hypervisor().databaseId(), id);
    }

    /** These people are there. */
    public void people(Collection<Long> ids) {
        people.addAll(ids);
    }

    Set<Long> people() {
        return people;
    }

    /** The server that has this. */
    public Optional<Server> with(Once what, String value) {
        read(what, Set.of(value));
        return read.getOrDefault(new Taken(what, value), Optional.empty());
    }

    /** The server that has this and is not the one of this primary key. */
    Optional<Server> other(Once what, String value, @Nullable Long id) {
        return with(what, value).filter(server -> id == null || server.id() != id);
    }

    /** The server of this primary key, as a row that was only tried would leave it. */
    public @Nullable Server find(long id) {
        Server would = tried.get(id);
        return would != null || id < 0 ? would : em.find(Server.class, id);
    }

    /** Servers that use this one as proxy or database server. */
    List<Server> users(long id) {
        if (!users.containsKey(id)) {
            read(Set.of(id));
        }
        return users.getOrDefault(id, List.of());
    }

    /** What was tried counts from now on for those that name it; a new one has a negative key. */
    public void wouldBe(long id, Server server) {
        tried.put(id, server);
    }

    /** What was written counts from now on. */
    public void became(Server server) {
        read.replaceAll((taken, found) -> found.filter(other -> other != server));
        for (Once what : Once.values()) {
            read.put(new Taken(what, what.value.apply(server)), Optional.of(server));
        }
        users.replaceAll(
                (id, using) -> using.stream().filter(user -> uses(user, id)).toList());
        users.forEach((id, using) -> {
            if (uses(server, id) && !using.contains(server)) {
                users.put(id, Stream.concat(using.stream(), Stream.of(server)).toList());
            }
        });
    }
}
