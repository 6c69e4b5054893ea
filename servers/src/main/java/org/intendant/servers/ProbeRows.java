package org.intendant.servers;

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

/** What checks find, and which servers are due. Several Intendant servers share the work: one claims, the others pass. */
@ApplicationScoped
class ProbeRows {
    private static final Duration FACTS_LAST = Duration.ofHours(1);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Transactional
    Reachability reach(long id, String trouble, boolean otherKey) {
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

    @Transactional
    void facts(long id, Facts facts) {
        ServerFacts stored = em.find(ServerFacts.class, id);
        if (stored != null) {
            stored.take(facts, now());
        } else if (em.find(Server.class, id) != null) {
            em.persist(new ServerFacts(id).take(facts, now()));
        }
    }

    /** Keeps the accounts that a plan read, so that pages show them as fresh as the plan. */
    @Transactional
    void accounts(long id, List<FoundAccount> accounts) {
        ServerFacts stored = em.find(ServerFacts.class, id);
        if (stored != null) {
            stored.take(accounts, now());
        }
    }

    @Transactional
    boolean factsAreOld(long id) {
        ServerFacts stored = em.find(ServerFacts.class, id);
        return stored == null || stored.readAt().isBefore(now().minus(FACTS_LAST));
    }

    /** Takes servers whose check is due, and makes them due again after the interval. */
    @Transactional
    List<Long> claim(int most, Duration interval) {
        Instant now = now();
        em.createQuery(
                        "select s.id from Server s where not exists (select r from Reachability r where r.serverId = s.id)",
                        Long.class)
                .setMaxResults(most)
                .getResultList()
                .forEach(id -> em.persist(new Reachability(id, now)));
        em.flush();
        return em.createQuery("select r from Reachability r where r.dueAt <= :now order by r.dueAt", Reachability.class)
                .setParameter("now", now)
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
