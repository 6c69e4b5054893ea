package org.intendant.servers.path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intendant.servers.KeptBesideServer;
import org.intendant.web.State;

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

    /** Keys of those that were broken when they were last walked, or of which that was not seen to its end, in one statement. */
    @Transactional
    public Set<String> broken(Collection<ServedPath> paths) {
        return paths.isEmpty()
                ? Set.of()
                : Set.copyOf(em.createQuery(
                                "select w.path from PathWalk w where w.path in :keys and w.state in :states",
                                String.class)
                        .setParameter(
                                "keys", paths.stream().map(ServedPath::key).toList())
                        .setParameter("states", List.of(State.BROKEN, State.RUNNING))
                        .getResultList());
    }

    @Override
    public void forget(long serverId) {
        em.createQuery("delete from PathWalk w where w.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
    }
}
