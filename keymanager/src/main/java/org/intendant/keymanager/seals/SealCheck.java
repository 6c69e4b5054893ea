package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intendant.people.Audit;
import org.intendant.secrets.ForgedRow;
import org.intendant.secrets.SealedTable;

/** Looks through all rows that carry seals, on one server at a time, in as many statements as there are tables and few more. */
@ApplicationScoped
class SealCheck {

    static final Duration PAUSE = Duration.ofMinutes(1);

    /** Servers' clocks and timers are not exact. */
    private static final Duration NEARLY = PAUSE.minusSeconds(5);

    @PersistenceContext
    EntityManager entities;

    @Inject
    @Any
    Instance<SealedTable> tables;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Looks, unless another server has just looked. */
    @Transactional
    public boolean look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean mine =
                entities.createQuery("update SealTurn t set t.taken = :now where t.id = 1 and t.taken <= :before")
                                .setParameter("now", now)
                                .setParameter("before", now.minus(NEARLY))
                                .executeUpdate()
                        == 1;
        if (mine) {
            compare(now);
        }
        return mine;
    }

    /** Notes what is forged and was not, and forgets what was and is not. */
    private void compare(Instant now) {
        Map<String, ForgedRow> found = tables.stream()
                .flatMap(table -> table.forged().stream())
                .collect(Collectors.toMap(Forged::key, Function.identity()));
        for (Forged known :
                entities.createQuery("select f from Forged f", Forged.class).getResultList()) {
            if (found.remove(known.key()) == null) {
                entities.remove(known);
            }
        }
        found.values().stream().map(row -> new Forged(row, now)).forEach(this::note);
    }

    private void note(Forged fresh) {
        entities.persist(fresh);
        audit.record(
                "access-record.forged",
                fresh.getSubject(),
                fresh.name(),
                "",
                "says: " + fresh.getWhat() + "\ntable: " + fresh.getTable() + "\ncounts for: nothing");
    }
}
