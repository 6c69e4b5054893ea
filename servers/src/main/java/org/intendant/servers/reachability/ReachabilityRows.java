package org.intendant.servers.reachability;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intendant.servers.KeptBesideServer;
import org.intendant.servers.OwnerSeals;
import org.intendant.servers.Server;
import org.intendant.web.State;

/** What checks found, and which servers are due. Several Intendant servers share the work: one claims, the others pass. */
@ApplicationScoped
public class ReachabilityRows implements KeptBesideServer {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    OwnerSeals owners;

    Optional<Reachability> find(long id) {
        return Optional.ofNullable(em.find(Reachability.class, id));
    }

    Map<Long, Reachability> of(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select r from Reachability r where r.serverId in :ids", Reachability.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(toMap(Reachability::serverId, identity()));
    }

    /** How many servers answer, by state: of one owner, or of all. */
    Map<State, Long> counts(Optional<Long> owner) {
        TypedQuery<Object[]> query = em.createQuery(
                "select r.state, count(s.id) from Server s left join Reachability r on r.serverId = s.id"
                        + (owner.isPresent() ? " where s.id in :mine" : "") + " group by r.state",
                Object[].class);
        owner.ifPresent(person -> query.setParameter("mine", owners.mine(person)));
        return query.getResultStream()
                .collect(
                        toMap(row -> row[0] == null ? State.UNKNOWN : (State) row[0], row -> (Long) row[1], Long::sum));
    }

    /** When the server was tried whose answer is the oldest: of one owner, or of all. */
    Optional<Instant> oldestAnswer(Optional<Long> owner) {
        TypedQuery<Instant> query = em.createQuery(
                "select min(r.checkedAt) from Reachability r" + (owner.isPresent() ? " where r.serverId in :mine" : ""),
                Instant.class);
        owner.ifPresent(person -> query.setParameter("mine", owners.mine(person)));
        return Optional.ofNullable(query.getSingleResult());
    }

    /** Keeps what a check found just now: an empty trouble means that the server answered. */
    @Transactional
    public Reachability keep(long id, String trouble, boolean otherKey) {
        return keep(id, trouble, otherKey, now());
    }

    /** Keeps that the server answered then. */
    @Transactional
    public void answered(long id, Instant then) {
        keep(id, "", false, then);
    }

    private Reachability keep(long id, String trouble, boolean otherKey, Instant at) {
        Reachability reach = em.find(Reachability.class, id);
        if (reach == null) {
            reach = new Reachability(id, at);
            if (em.find(Server.class, id) != null) {
                em.persist(reach);
            }
        }
        reach.checked(trouble, otherKey, at);
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

    @Override
    public void moved(long serverId) {
        find(serverId).ifPresent(reach -> reach.unknown(now()));
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
