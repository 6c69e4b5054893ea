package org.intendant.servers.reachability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.intendant.notices.Trouble;
import org.intendant.notices.Trouble.What;
import org.intendant.notices.Troubles;
import org.intendant.plans.Target;
import org.intendant.web.Like;
import org.intendant.web.State;
import org.jspecify.annotations.Nullable;

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
    public List<Target> watched(String letters, @Nullable Collection<String> among, int most) {
        List<Long> ids = among == null ? List.of() : ids(among);
        if (among != null && ids.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select s.id, s.name from Server s where s.name like :letters escape '!' and (:all = true or s.id in"
                                + " :ids) order by length(s.name), s.name",
                        Object[].class)
                .setParameter("letters", Like.containing(letters))
                .setParameter("all", among == null)
                .setParameter("ids", among == null ? List.of(-1L) : ids)
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Target("server", (Long) row[0], (String) row[1]))
                .toList();
    }

    @Override
    @Transactional
    public Set<String> gone(Set<String> targetKeys) {
        List<Long> asked = ids(targetKeys);
        Set<String> gone = asked.stream().map(id -> TYPE + id).collect(Collectors.toCollection(HashSet::new));
        if (!asked.isEmpty()) {
            em.createQuery("select s.id from Server s where s.id in :ids", Long.class)
                    .setParameter("ids", asked)
                    .getResultStream()
                    .forEach(id -> gone.remove(TYPE + id));
        }
        return gone;
    }

    private static List<Long> ids(Collection<String> targetKeys) {
        return targetKeys.stream()
                .filter(key -> key.startsWith(TYPE))
                .map(key -> Long.valueOf(key.substring(TYPE.length())))
                .toList();
    }
}
