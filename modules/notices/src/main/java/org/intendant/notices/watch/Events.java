package org.intendant.notices.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import org.intendant.notices.Kind;
import org.intendant.notices.wishes.Recipient;

/** Tells of operations that ended badly, each person once. */
@ApplicationScoped
class Events {

    private static final int AT_ONCE = 200;

    @PersistenceContext
    EntityManager em;

    @Inject
    Telling telling;

    void tell(List<Recipient> people) {
        em.createQuery("select e from NoticeEvent e order by e.id", NoticeEvent.class)
                .setMaxResults(AT_ONCE)
                .getResultList()
                .forEach(event -> {
                    people.forEach(person -> tell(person, event));
                    em.remove(event);
                });
    }

    private void tell(Recipient person, NoticeEvent event) {
        boolean own = event.isOf(person.id());
        Kind kind = own && person.wish(Kind.MY_OPERATION).isWanted() ? Kind.MY_OPERATION : Kind.ANY_OPERATION;
        Set<String> targets = event.targetKeys();
        if ((own || person.sees(targets)) && !person.isMuted(kind, targets)) {
            telling.tell(person, event.said(kind));
        }
    }
}
