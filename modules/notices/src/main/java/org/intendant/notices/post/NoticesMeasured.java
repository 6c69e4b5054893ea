package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.intendant.web.Measured;

/** What became of messages, in one statement: whoever watches us learns when mail does not go out. */
@ApplicationScoped
class NoticesMeasured implements Measured {

    @PersistenceContext
    EntityManager em;

    @Override
    @Transactional
    public List<Measure> measures() {
        return List.of(Measure.gauge(
                "intendant_messages",
                "Mails and webhooks in the database, by channel and state; they go after INTENDANT_KEEP_DAYS.",
                em.createQuery(
                                "select m.channel, m.state, count(m) from Message m group by m.channel, m.state"
                                        + " order by m.channel, m.state",
                                Object[].class)
                        .getResultStream()
                        .map(row -> new Value(
                                Map.of("channel", word(row[0]), "state", word(row[1])), ((Long) row[2]).doubleValue()))
                        .toList()));
    }

    private static String word(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
