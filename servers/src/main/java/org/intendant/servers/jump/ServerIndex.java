package org.intendant.servers.jump;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all servers are found by, kept in memory and brought up to date before it is used: only what changed is read again. */
@ApplicationScoped
class ServerIndex {
    /** A database that waits too long between two statements ends the transaction. */
    private static final int AT_ONCE = 2000;

    @PersistenceContext
    EntityManager em;

    private volatile Snapshot known = new Snapshot(List.of(), Map.of());

    /** Every server as it is committed now: one statement while nothing changed, whoever changes it. */
    @Transactional
    Collection<IndexedServer> all() {
        return current().servers.values();
    }

    /** One of {@link #all} by each of these keys that is still there. */
    @Transactional
    List<IndexedServer> of(Collection<Long> ids) {
        Map<Long, IndexedServer> servers = current().servers;
        return ids.stream().filter(servers::containsKey).map(servers::get).toList();
    }

    private Snapshot current() {
        Snapshot old = known;
        // Read before the rows: what is committed in between is then read again next time.
        List<Object> stamp = Arrays.asList(em.createQuery(
                        "select count(s), coalesce(sum(s.id), 0), coalesce(max(s.id), 0), coalesce(sum(s.version), 0)"
                                + " from Server s",
                        Object[].class)
                .getSingleResult());
        if (old.stamp.equals(stamp)) {
            return old;
        }
        Snapshot fresh = new Snapshot(stamp, changed(old.servers));
        known = fresh;
        return fresh;
    }

    /** The servers by primary key, those of them as before whose version is as before. */
    private Map<Long, IndexedServer> changed(Map<Long, IndexedServer> before) {
        Map<Long, IndexedServer> servers = new HashMap<>();
        List<Long> others = new ArrayList<>();
        for (Object[] row : em.createQuery("select s.id, s.version from Server s", Object[].class)
                .getResultList()) {
            IndexedServer same = before.get(row[0]);
            if (same != null && same.version() == (Integer) row[1]) {
                servers.put(same.id(), same);
            } else {
                others.add((Long) row[0]);
            }
        }
        for (int from = 0; from < others.size(); from += AT_ONCE) {
            servers.putAll(read(others.subList(from, Math.min(others.size(), from + AT_ONCE))));
        }
        return servers;
    }

    private Map<Long, IndexedServer> read(List<Long> ids) {
        Map<Long, List<String>> tags = em.createQuery(
                        "select s.id, t from Server s join s.description.tags t where s.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(groupingBy(row -> (Long) row[0], mapping(row -> (String) row[1], toList())));
        return em.createQuery(
                        "select s.id, s.version, s.name, s.description.title, s.ssh.host, s.keymanagerName,"
                                + " s.addresses.externalIpv4, s.addresses.externalIpv6, s.addresses.internalIpv4,"
                                + " s.addresses.internalIpv6 from Server s where s.id in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row -> IndexedServer.of(row, tags.getOrDefault((Long) row[0], List.of())))
                .collect(toMap(IndexedServer::id, identity()));
    }

    /**
     * The servers as they were.
     *
     * @param stamp how many rows there were, with which keys and versions: another one for other rows
     */
    private record Snapshot(List<Object> stamp, Map<Long, IndexedServer> servers) {}
}
