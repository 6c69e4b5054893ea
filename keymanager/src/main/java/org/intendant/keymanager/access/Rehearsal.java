package org.intendant.keymanager.access;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.intendant.plans.Target;

/** Makes a change in a transaction that is undone, and looks who could log in where then. */
@ApplicationScoped
class Rehearsal {

    @PersistenceContext
    EntityManager entities;

    @Inject
    SnapshotRows rows;

    /** What was seen before the transaction was undone; thrown so that it is. */
    static final class Undone extends RuntimeException {

        private final transient Set<Spot> spots;
        private final transient List<Way> ways;

        Undone(Set<Spot> spots, List<Way> ways) {
            super("Only tried.", null, false, false);
            this.spots = spots;
            this.ways = ways;
        }

        Set<Spot> spots() {
            return spots;
        }

        List<Way> ways() {
            return ways;
        }
    }

    /**
     * Makes the change and has it undone.
     *
     * @param before accounts that matter as things are
     * @throws Undone always, with all accounts that matter before or after, and who could log in there after
     */
    @Transactional(REQUIRES_NEW)
    void make(Target subject, Runnable change, Set<Spot> before) {
        change.run();
        entities.flush();
        entities.clear();
        Set<Spot> spots = new LinkedHashSet<>(before);
        spots.addAll(rows.allSpots(subject));
        throw new Undone(spots, looked(subject, new ArrayList<>(spots)));
    }

    /** Accounts to which something may change with this subject. */
    @Transactional(REQUIRES_NEW)
    List<Spot> spots(Target subject) {
        return rows.allSpots(subject);
    }

    @Transactional(REQUIRES_NEW)
    List<Way> ways(Target subject, List<Spot> spots) {
        return looked(subject, spots);
    }

    private List<Way> looked(Target subject, List<Spot> spots) {
        Only only = switch (subject.type()) {
            case "person" -> Only.person(subject.id());
            case "from" -> new Only(null, subject.id(), null);
            default -> Only.ALL;
        };
        List<Way> ways = new ArrayList<>();
        for (int from = 0; from < spots.size(); from += SnapshotRows.TOGETHER) {
            List<Spot> some = spots.subList(from, Math.min(spots.size(), from + SnapshotRows.TOGETHER));
            ways.addAll(Ways.of(rows.of(some, only)));
        }
        return ways;
    }
}
