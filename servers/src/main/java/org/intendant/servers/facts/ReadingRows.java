package org.intendant.servers.facts;

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

/** The rows behind {@link Readings}, written by checks, plans and enrolments. */
@ApplicationScoped
public class ReadingRows implements KeptBesideServer {
    private static final Duration FACTS_LAST = Duration.ofHours(1);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    Optional<Reading> find(long serverId) {
        return Optional.ofNullable(em.find(Reading.class, serverId));
    }

    /** Keeps what was read just now; nothing when the server is gone meanwhile. */
    @Transactional
    public void keep(long serverId, Facts facts) {
        keep(serverId, facts, now());
    }

    /** Keeps what was read then; nothing when the server is gone meanwhile. */
    @Transactional
    public void keep(long serverId, Facts facts, Instant then) {
        Optional<Reading> stored = find(serverId);
        if (stored.isPresent()) {
            stored.get().take(facts, then);
        } else if (em.find(Server.class, serverId) != null) {
            em.persist(new Reading(serverId).take(facts, then));
        }
    }

    /** Keeps the accounts that a plan read, so that pages show them as fresh as the plan. */
    @Transactional
    public void keepAccounts(long serverId, List<FoundAccount> accounts) {
        find(serverId).ifPresent(stored -> stored.take(accounts, now()));
    }

    /** Whether a server should be read again. */
    @Transactional
    public boolean old(long serverId) {
        return find(serverId)
                .filter(stored -> !stored.readAt().isBefore(now().minus(FACTS_LAST)))
                .isEmpty();
    }

    @Override
    public void forget(long serverId) {
        em.createQuery("delete from Reading r where r.serverId = :id")
                .setParameter("id", serverId)
                .executeUpdate();
    }

    /** As coarse as every database stores it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
