package org.intendant.notices.post;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intendant.notices.Channel;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.web.Conditions;
import org.intendant.web.Page;
import org.intendant.web.Query;

/** What was sent, and what waits to be: one's own, and for administrators everybody's. */
@ApplicationScoped
public class Sent {

    private static final Map<String, String> SORTS =
            Map.of("", "m.made", "made", "m.made", "state", "m.state", "person", "m.personName");

    @PersistenceContext
    EntityManager em;

    @Inject
    CurrentActor actor;

    /**
     * Messages, newest first.
     *
     * @param query filters {@code state} and {@code channel}; its search looks for words in subjects and for a person's name
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public Page<Message> page(Query query) {
        query.only(Set.of("state", "channel"), SORTS.keySet());
        Conditions conditions = new Conditions();
        onlyOf().ifPresent(me -> conditions.and("m.personId = :me", "me", me));
        if (!query.filter("state").isEmpty()) {
            conditions.and("m.state = :state", "state", one(MessageState.values(), "state", query.filter("state")));
        }
        if (!query.filter("channel").isEmpty()) {
            conditions.and(
                    "m.channel = :channel", "channel", one(Channel.values(), "channel", query.filter("channel")));
        }
        conditions.search(
                query, "(lower(m.subject) like :search escape '!' or lower(m.personName) like :search escape '!')");
        String where = " from Message m" + conditions.where();
        boolean descending = query.sort().isEmpty() || query.descending();
        List<Message> rows = conditions
                .bind(em.createQuery(
                        "select m" + where + " order by " + SORTS.get(query.sort()) + (descending ? " desc" : " asc")
                                + ", m.id desc",
                        Message.class))
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
        long total = conditions
                .bind(em.createQuery("select count(m)" + where, Long.class))
                .getSingleResult();
        return new Page<>(rows, total);
    }

    /** @throws Refused as not found when there is none that the caller may see (T13) */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public Message get(long id) {
        Message message = em.find(Message.class, id);
        if (message == null || onlyOf().filter(me -> me != message.personId()).isPresent()) {
            throw new Refused(Why.NOT_FOUND, "There is no such message, or you may not see it.");
        }
        return message;
    }

    private Optional<Long> onlyOf() {
        return actor.seesOnlyOf(Permission.SET_UP_NOTICES);
    }

    private static <E extends Enum<E>> E one(E[] all, String field, String name) {
        return Arrays.stream(all)
                .filter(value -> value.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Refused(field, "There is no " + field + " “" + name + "”."));
    }
}
