package org.intendant.servers.reachability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.notices.Trouble;
import org.intendant.notices.Trouble.What;
import org.intendant.notices.Troubles;
import org.intendant.plans.Target;
import org.intendant.web.State;

/** Servers that do not answer, for those who want to be told. */
@ApplicationScoped
class UnreachableTroubles implements Troubles {

    private static final String TYPE = "server:";

    @PersistenceContext
    EntityManager em;

    @Override
    @Transactional
    public List<Trouble> now() {
        return em.createQuery(
                        "select s.id, s.name, r.since from Server s join Reachability r on r.serverId = s.id"
                                + " where r.state = :unreachable",
                        Object[].class)
                .setParameter("unreachable", State.UNREACHABLE)
                .getResultStream()
                .map(row -> new Trouble(
                        What.NO_ANSWER,
                        new Target("server", (Long) row[0], (String) row[1]),
                        (Instant) row[2],
                        "/servers/server.xhtml?id=" + row[0]))
                .toList();
    }

    @Override
    @Transactional
    public Stream<Target> watched() {
        return em.createQuery("select s.id, s.name from Server s", Object[].class).getResultList().stream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]));
    }

    @Override
    @Transactional
    public Set<String> gone(Set<String> targetKeys) {
        List<Long> asked = targetKeys.stream()
                .filter(key -> key.startsWith(TYPE))
                .map(key -> Long.valueOf(key.substring(TYPE.length())))
                .toList();
        Set<String> gone = asked.stream().map(id -> TYPE + id).collect(Collectors.toCollection(HashSet::new));
        if (!asked.isEmpty()) {
            em.createQuery("select s.id from Server s where s.id in :ids", Long.class)
                    .setParameter("ids", asked)
                    .getResultStream()
                    .forEach(id -> gone.remove(TYPE + id));
        }
        return gone;
    }
}
