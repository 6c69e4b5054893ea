package org.intendant.keymanager.access;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
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
    void make(Collection<Target> subjects, Runnable change, Set<Spot> before) {
        change.run();
        entities.flush();
        entities.clear();
        Set<Spot> spots = new LinkedHashSet<>(before);
        subjects.forEach(subject -> spots.addAll(rows.allSpots(subject)));
        throw new Undone(spots, looked(subjects, new ArrayList<>(spots)));
    }

    /** Accounts to which something may change with these subjects. */
    @Transactional(REQUIRES_NEW)
    List<Spot> spots(Collection<Target> subjects) {
        return subjects.stream()
                .flatMap(subject -> rows.allSpots(subject).stream())
                .distinct()
                .toList();
    }

    @Transactional(REQUIRES_NEW)
    List<Way> ways(Collection<Target> subjects, List<Spot> spots) {
        return looked(subjects, spots);
    }

    private List<Way> looked(Collection<Target> subjects, List<Spot> spots) {
        Only only = subjects.size() == 1 ? only(subjects.iterator().next()) : Only.ALL;
        List<Way> ways = new ArrayList<>();
        for (int from = 0; from < spots.size(); from += SnapshotRows.TOGETHER) {
            List<Spot> some = spots.subList(from, Math.min(spots.size(), from + SnapshotRows.TOGETHER));
            ways.addAll(Ways.of(rows.of(managed(some), only)));
        }
        return ways;
    }

    /** Those that are managed now: the change may be what makes them so. */
    private List<Spot> managed(List<Spot> spots) {
        Set<Long> accounts = rows.spotsOn(spots.stream().map(Spot::serverId).collect(toSet())).stream()
                .map(Spot::accountId)
                .collect(toSet());
        return spots.stream()
                .filter(spot -> accounts.contains(spot.accountId()))
                .toList();
    }

    private static Only only(Target subject) {
        return switch (subject.type()) {
            case "person" -> Only.person(subject.id());
            case "from" -> new Only(null, subject.id(), null);
            default -> Only.ALL;
        };
    }
}
