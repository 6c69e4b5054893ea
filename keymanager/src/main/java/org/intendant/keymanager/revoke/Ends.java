package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.intendant.keymanager.LastDay;

/** Finds what ended by its date; and once an hour everything that is not wanted any more, whatever the reason. */
@ApplicationScoped
class Ends {

    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration WHOLE = Duration.ofHours(1);
    private static final int TOGETHER = 500;
    private static final int MOST_TOLD = 5;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Revoking revoking;

    @Inject
    Clock clock;

    /**
     * What ended.
     *
     * @param servers on which that may have taken keys
     * @param what a sentence without its end
     */
    record Ended(Set<Long> servers, String what) {}

    /** Whether a round is due and this server takes it. */
    @Transactional
    boolean claim() {
        Instant now = clock.instant();
        return entities.createQuery("update RevocationRound r set r.due = :next where r.due <= :now")
                        .setParameter("next", now.plus(EVERY))
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Writes down what ended since the last time. */
    @Transactional
    void takeWhatEnded() {
        Instant now = clock.instant();
        RevocationRound round = round();
        Instant since = round.endedUntil();
        Ended ended = ended(since, now);
        if (!ended.servers().isEmpty()) {
            revoking.compare(ended.servers(), ended.what());
        }
        round.endedUntil(now);
    }

    private Ended ended(Instant since, Instant now) {
        Set<Long> servers = new LinkedHashSet<>();
        List<String> words = new ArrayList<>();
        List<Object[]> grants = between(
                "select g.serverId, p.name, g.ends from AccessGrant g join PersonGroup p on p.id = g.groupId where g.ends >"
                        + " :since and g.ends <= :now order by g.ends, g.id",
                since,
                now);
        for (Object[] grant : grants) {
            servers.add((Long) grant[0]);
            words.add("what " + grant[1] + " may ended on " + LastDay.of((Instant) grant[2]));
        }
        List<Object[]> keys = between(
                "select k.fingerprint, p.username, k.expires from PersonKey k join Person p on p.id = k.personId where"
                        + " k.expires > :since and k.expires <= :now order by k.expires, k.id",
                since,
                now);
        for (Object[] key : keys) {
            servers.addAll(entities.createQuery(
                            "select distinct w.serverId from WrittenKey w where w.fingerprint = :key", Long.class)
                    .setParameter("key", key[0])
                    .getResultList());
            words.add("a key of " + key[1] + " ended on " + LastDay.of((Instant) key[2]));
        }
        return new Ended(servers, told(words.stream().distinct().toList()));
    }

    private static String told(List<String> words) {
        List<String> some = words.subList(0, Math.min(MOST_TOLD, words.size()));
        int more = words.size() - some.size();
        return String.join("; ", some) + (more == 0 ? "" : "; and " + more + " more");
    }

    private List<Object[]> between(String query, Instant since, Instant now) {
        return entities.createQuery(query, Object[].class)
                .setParameter("since", since)
                .setParameter("now", now)
                .getResultList();
    }

    /**
     * The servers of which everything is due to be compared; none before that, and none as long as there are records that somebody
     * changed past Intendant: nobody can tell then why a key is not wanted.
     */
    @Transactional
    List<List<Long>> wholeIfDue() {
        Instant now = clock.instant();
        RevocationRound round = round();
        if (!round.isWholeDue(now) || isForged()) {
            return List.of();
        }
        round.wholeDue(now.plus(WHOLE));
        List<Long> servers = entities.createQuery(
                        "select distinct w.serverId from WrittenKey w where w.gone is null order by w.serverId",
                        Long.class)
                .getResultList();
        List<List<Long>> parts = new ArrayList<>();
        for (int from = 0; from < servers.size(); from += TOGETHER) {
            parts.add(servers.subList(from, Math.min(servers.size(), from + TOGETHER)));
        }
        return parts;
    }

    private boolean isForged() {
        return entities.createQuery("select count(f) from Forged f", Long.class).getSingleResult() > 0;
    }

    /** Compares everything on these servers. */
    @Transactional
    void takeWhatIsLeft(List<Long> servers) {
        revoking.compare(servers, "Keys that nobody wants any more were found");
    }

    private RevocationRound round() {
        return entities.find(RevocationRound.class, RevocationRound.ONLY);
    }
}
