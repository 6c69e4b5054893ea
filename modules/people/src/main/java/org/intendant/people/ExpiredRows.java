package org.intendant.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.intendant.data.Settings;

/** Removes what is over: sign-ins, links, attempts, forgotten networks, tokens long expired, the oldest audit entries. */
@ApplicationScoped
class ExpiredRows {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration TOKENS_SHOWN_FOR = Duration.ofDays(90);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.EPOCH);

    /** Part of somebody's sign-in, at most once an hour. */
    @Transactional
    void removeNowAndThen() {
        Instant now = clock.instant();
        Instant due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(EVERY))) {
            return;
        }
        remove("delete from SignIn s where s.expires < :then", now);
        remove("delete from OneTimeLink l where l.expires < :then", now.minus(TOKENS_SHOWN_FOR));
        remove("delete from SignInAttempt a where a.lastFailure < :then", now.minus(Duration.ofDays(1)));
        remove("delete from KnownNetwork k where k.lastSeen < :then", now.minus(KnownNetwork.REMEMBERED));
        remove("delete from ApiToken t where t.expires < :then", now.minus(TOKENS_SHOWN_FOR));
        remove("delete from AuditEntry e where e.at < :then", now.minus(settings.keepAudit()));
    }

    private void remove(String statement, Instant then) {
        entities.createQuery(statement).setParameter("then", then).executeUpdate();
    }
}
