package org.intendant.notices.post;

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
import org.intendant.people.Person;
import org.jspecify.annotations.Nullable;

/** Messages on their way. A worker has one for two minutes; what it then writes under an old epoch is not taken. */
@ApplicationScoped
class MessageRows {

    /** Longer than any sending takes. */
    static final Duration LEASE = Duration.ofMinutes(2);

    static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

    @PersistenceContext
    EntityManager em;

    @Inject
    Ways ways;

    @Inject
    Clock clock;

    /** Takes what is due, so that no other server does. */
    @Transactional
    List<Claimed> claim(int most) {
        Instant now = now();
        return em
                .createQuery(
                        "select m.id, m.epoch from Message m where m.state = :waiting and m.nextTry <= :now"
                                + " and (m.claimedUntil is null or m.claimedUntil <= :now) order by m.nextTry, m.id",
                        Object[].class)
                .setParameter("waiting", MessageState.WAITING)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new Claimed((Long) row[0], (Long) row[1] + 1))
                .filter(claimed -> taken(claimed, now))
                .toList();
    }

    private boolean taken(Claimed claimed, Instant now) {
        return em.createQuery(
                                "update Message m set m.claimedUntil = :until, m.epoch = :epoch, m.attempts = m.attempts + 1"
                                        + " where m.id = :id and m.epoch = :seen and m.state = :waiting")
                        .setParameter("until", now.plus(LEASE))
                        .setParameter("epoch", claimed.epoch())
                        .setParameter("id", claimed.id())
                        .setParameter("seen", claimed.epoch() - 1)
                        .setParameter("waiting", MessageState.WAITING)
                        .executeUpdate()
                == 1;
    }

    /**
     * The message with the way to whom it is for, as both are now; empty when it is somebody else's, or nothing leads there
     * any more, which is then noted.
     */
    @Transactional
    Optional<Message> toSend(Claimed claimed) {
        Message message = mine(claimed);
        if (message == null) {
            return Optional.empty();
        }
        Person person = em.find(Person.class, message.personId());
        String destination = person == null || !person.isActive() ? "" : ways.destination(person, message.getChannel());
        if (destination.isEmpty()) {
            message.becomes(MessageState.DROPPED, "Nothing leads there any more.", now(), now());
            return Optional.empty();
        }
        message.goesTo(destination);
        return Optional.of(message);
    }

    /** It was taken. False when another server has it meanwhile. */
    @Transactional
    boolean sent(Claimed claimed) {
        Message message = mine(claimed);
        if (message != null) {
            message.becomes(MessageState.SENT, "", now(), now());
        }
        return message != null;
    }

    /** It was not taken: again later, each time after a longer pause, for a day. */
    @Transactional
    void failed(Claimed claimed, String words) {
        Message message = mine(claimed);
        if (message == null) {
            return;
        }
        Instant again = now().plus(pause(message.getAttempts()));
        boolean over = again.isAfter(message.getMade().plus(LONGEST));
        message.becomes(over ? MessageState.GIVEN_UP : MessageState.WAITING, words, now(), again);
    }

    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (2 * Math.min(attempts - 1, 5)));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private @Nullable Message mine(Claimed claimed) {
        Message message = em.find(Message.class, claimed.id(), jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
        return message != null && message.epoch() == claimed.epoch() && message.state() == MessageState.WAITING
                ? message
                : null;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A message that this server has, and the epoch under which. */
    record Claimed(long id, long epoch) {}
}
