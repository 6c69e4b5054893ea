package org.intendant.servers.path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.intendant.servers.KeptBesideServer;

/** The rows behind {@link PathWalks}. */
@ApplicationScoped
class PathWalkRows implements KeptBesideServer {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    Optional<PathWalk> find(ServedPath path) {
        return Optional.ofNullable(em.find(PathWalk.class, path.key()));
    }

    /** Replaces what was found before. */
    @Transactional
    public PathWalk keep(ServedPath path, List<WalkedHop> hops) {
        PathWalk walk = find(path).orElseGet(() -> {
            PathWalk first = new PathWalk(path);
            em.persist(first);
            return first;
        });
        return walk.found(hops, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public void forget(long serverId) {
        em.createQuery("delete from PathWalk w where w.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
    }
}
