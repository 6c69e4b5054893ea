package org.intendant.notices.watch;

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
import org.intendant.notices.post.Digest;
import org.intendant.notices.wishes.Recipient;
import org.intendant.notices.wishes.Recipients;

/**
 * Looks at what is to be told and makes messages of it, all in one transaction. Several servers look one after the other: the
 * turn's row is locked until the end, so nothing is said twice and nothing half.
 */
@ApplicationScoped
public class Watch {

    static final Duration PAUSE = Duration.ofSeconds(10);

    @PersistenceContext
    EntityManager em;

    @Inject
    Recipients recipients;

    @Inject
    Events events;

    @Inject
    Conditions conditions;

    @Inject
    Digest digest;

    @Inject
    Clock clock;

    /** Looks, unless somebody has just looked. */
    @Transactional
    public boolean look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean mine = em.createQuery("update Turn t set t.taken = :now where t.id = 1 and t.taken <= :before")
                        .setParameter("now", now)
                        .setParameter("before", now.minus(PAUSE))
                        .executeUpdate()
                == 1;
        if (mine) {
            List<Recipient> people = recipients.all(now);
            events.tell(people);
            conditions.look(people, now);
            digest.bundle(people, now);
        }
        return mine;
    }
}
