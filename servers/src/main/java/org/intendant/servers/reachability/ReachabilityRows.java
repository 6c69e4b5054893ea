package org.intendant.servers.reachability;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.Server;
import org.intendant.web.State;

/** What checks found, and which servers are due. Several Intendant servers share the work: one claims, the others pass. */
@ApplicationScoped
public class ReachabilityRows implements KeptBesideServer {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    Optional<Reachability> find(long id) {
        return Optional.ofNullable(em.find(Reachability.class, id));
    }

    /** Keeps what a check found just now: an empty trouble means that the server answered. */
    @Transactional
    public Reachability keep(long id, String trouble, boolean otherKey) {
        Reachability reach = em.find(Reachability.class, id);
        if (reach == null) {
            reach = new Reachability(id, now());
            if (em.find(Server.class, id) != null) {
                em.persist(reach);
            }
        }
        reach.checked(trouble, otherKey, now());
        return reach;
    }

    /**
     * Takes servers whose check is due, and makes them due again after the interval.
     *
     * @param silent those that did not answer last time, or all others
     */
    @Transactional
    List<Long> claim(int most, Duration interval, boolean silent) {
        Instant now = now();
        em.createQuery(
                        "select s.id from Server s where not exists (select r from Reachability r where r.serverId = s.id)",
                        Long.class)
                .setMaxResults(most)
                .getResultList()
                .forEach(id -> em.persist(new Reachability(id, now)));
        em.flush();
        return em.createQuery(
                        "select r from Reachability r where r.dueAt <= :now and r.state " + (silent ? "=" : "<>")
                                + " :unreachable order by r.dueAt",
                        Reachability.class)
                .setParameter("now", now)
                .setParameter("unreachable", State.UNREACHABLE)
                .setMaxResults(most)
                .getResultStream()
                .filter(reach -> claimed(reach, now.plus(interval)))
                .map(Reachability::serverId)
                .toList();
    }

    private boolean claimed(Reachability reach, Instant next) {
        int rows = em.createQuery(
                        "update Reachability r set r.dueAt = :next where r.serverId = :id and r.dueAt = :seen")
                .setParameter("next", next)
                .setParameter("id", reach.serverId())
                .setParameter("seen", reach.dueAt())
                .executeUpdate();
        em.detach(reach);
        return rows == 1;
    }

    @Transactional
    void makeDue(long id) {
        due("where r.serverId = " + id);
    }

    @Transactional
    void makeAllDue() {
        due("");
    }

    @Override
    public void forget(long serverId) {
        em.createQuery("delete from Reachability r where r.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
    }

    private void due(String which) {
        em.createQuery("update Reachability r set r.dueAt = :now " + which)
                .setParameter("now", now())
                .executeUpdate();
    }

    /** As coarse as every database stores it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
