package org.intendant.servers;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.data.StartOrder;
import org.intendant.people.Actors;
import org.intendant.secrets.ForgedRow;
import org.intendant.secrets.SealedTable;
import org.intendant.secrets.Secrets;
import org.jspecify.annotations.Nullable;

/** The seals on who owns which server: made when somebody is given one here, and asked wherever owning gives something. */
@ApplicationScoped
public class OwnerSeals implements SealedTable {

    /** What a condition on servers is given for whoever owns none. */
    private static final Set<Long> NONE = Set.of(-1L);

    @PersistenceContext
    EntityManager em;

    @Inject
    Secrets secrets;

    @Inject
    Actors people;

    /** What was there before rows had seals gets them, once. */
    @Transactional
    void start(@Observes @Priority(StartOrder.SEALS) Startup started) {
        secrets.once(table(), () -> all().forEach(row -> row.seal(secrets::mac)));
    }

    private List<ServerOwner> all() {
        return em.createQuery("select o from ServerOwner o", ServerOwner.class).getResultList();
    }

    /** Seals those who own the server and did not before. */
    void seal(Server server, Collection<Long> before) {
        Set<Long> fresh = new HashSet<>(server.owners());
        fresh.removeAll(before);
        if (fresh.isEmpty()) {
            return;
        }
        em.flush();
        on(Set.of(server.id()), null).stream()
                .filter(row -> fresh.contains(row.personId()))
                .forEach(this::seal);
        em.flush();
    }

    /** As the row is in the database now: it may have been taken away and given again meanwhile. */
    private void seal(ServerOwner row) {
        em.refresh(row);
        row.seal(secrets::mac);
    }

    /** Primary keys of the servers that this person owns, by rows that Intendant wrote. */
    @Transactional
    public Set<Long> serversOf(long personId) {
        return em.createQuery("select o from ServerOwner o where o.key.personId = :person", ServerOwner.class)
                .setParameter("person", personId)
                .getResultStream()
                .filter(this::isGenuine)
                .map(ServerOwner::serverId)
                .collect(Collectors.toSet());
    }

    /** The same for a condition {@code s.id in :mine}: never empty. */
    @Transactional
    public Set<Long> mine(long personId) {
        Set<Long> servers = serversOf(personId);
        return servers.isEmpty() ? NONE : servers;
    }

    /** Who stands as an owner by a row that is not as Intendant wrote it. */
    Set<Long> strangers(long serverId) {
        return on(Set.of(serverId), null).stream()
                .filter(row -> !isGenuine(row))
                .map(ServerOwner::personId)
                .collect(Collectors.toSet());
    }

    /**
     * Of these servers, who owns which, also by rows that somebody else wrote.
     *
     * @param person whose rows alone are asked for, or null
     */
    @Transactional
    public List<ServerOwner> on(Collection<Long> serverIds, @Nullable Long person) {
        return serverIds.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select o from ServerOwner o where o.key.serverId in :servers and (:all = true or o.key.personId = :person)",
                                ServerOwner.class)
                        .setParameter("servers", serverIds)
                        .setParameter("all", person == null)
                        .setParameter("person", person == null ? -1L : person)
                        .getResultList();
    }

    private boolean isGenuine(ServerOwner row) {
        return row.isGenuine(secrets::mac);
    }

    @Override
    public String table() {
        return "server_owner";
    }

    @Override
    @Transactional
    public List<ForgedRow> forged() {
        List<ServerOwner> forged = all().stream().filter(row -> !isGenuine(row)).toList();
        if (forged.isEmpty()) {
            return List.of();
        }
        Map<Long, String> servers =
                names(forged.stream().map(ServerOwner::serverId).collect(Collectors.toSet()));
        Map<Long, String> owners =
                people.names(forged.stream().map(ServerOwner::personId).collect(Collectors.toSet()));
        return forged.stream()
                .map(row -> new ForgedRow(
                        table(),
                        row.serverId() + " " + row.personId(),
                        "server:" + row.serverId(),
                        servers.getOrDefault(row.serverId(), ""),
                        owners.getOrDefault(row.personId(), "somebody") + " owns it"))
                .toList();
    }

    private Map<Long, String> names(Set<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        em.createQuery("select s.id, s.name from Server s where s.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(row -> names.put((Long) row[0], (String) row[1]));
        return names;
    }

    @Override
    @Transactional
    public boolean remove(String row) {
        String[] key = row.split(" ");
        ServerOwner found =
                em.find(ServerOwner.class, new ServerOwner.Key(Long.parseLong(key[0]), Long.parseLong(key[1])));
        if (found == null || isGenuine(found)) {
            return false;
        }
        em.remove(found);
        return true;
    }
}
