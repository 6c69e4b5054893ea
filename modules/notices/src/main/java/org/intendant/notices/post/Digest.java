package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.data.Settings;
import org.intendant.notices.Channel;
import org.intendant.notices.Notice;
import org.intendant.notices.wishes.Recipient;

/**
 * Makes messages of lines. The first goes at once; after it at most one every ten minutes goes to a person by one way, with
 * everything that came together.
 */
@ApplicationScoped
public class Digest {

    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int AT_ONCE = 5000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Ways ways;

    @Inject
    Settings settings;

    /** In the transaction of whoever has the turn. */
    public void bundle(List<Recipient> people, Instant now) {
        Map<Long, Recipient> known =
                people.stream().collect(Collectors.toMap(Recipient::id, person -> person, (one, same) -> one));
        Map<To, List<Notice>> waiting = em.createQuery(
                        "select n from Notice n where n.messageId is null order by n.id", Notice.class)
                .setMaxResults(AT_ONCE)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        notice -> new To(notice.personId(), notice.channel()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        waiting.forEach((to, notices) -> {
            Recipient person = known.get(to.person());
            String destination = person == null ? "" : ways.destination(person.person(), to.channel());
            if (person == null || destination.isEmpty()) {
                notices.forEach(em::remove);
            } else if (isFree(to, now)) {
                send(person, to.channel(), destination, notices, now);
            }
        });
    }

    private boolean isFree(To to, Instant now) {
        return em.createQuery(
                                "select count(m) from Message m where m.personId = :person and m.channel = :channel and m.made > :since",
                                Long.class)
                        .setParameter("person", to.person())
                        .setParameter("channel", to.channel())
                        .setParameter("since", now.minus(WINDOW))
                        .getSingleResult()
                == 0;
    }

    private void send(Recipient to, Channel channel, String destination, List<Notice> notices, Instant now) {
        DigestText text = DigestText.of(notices.stream().map(Notice::said).toList(), settings.baseUrl(), channel);
        Message message = new Message(to.person(), channel, destination, text, now);
        em.persist(message);
        em.flush();
        notices.forEach(notice -> notice.goesWith(message.getId()));
    }

    private record To(long person, Channel channel) {}
}
