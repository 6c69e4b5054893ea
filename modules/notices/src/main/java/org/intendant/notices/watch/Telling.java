package org.intendant.notices.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.List;
import org.intendant.notices.Channel;
import org.intendant.notices.Notice;
import org.intendant.notices.Notice.Said;
import org.intendant.notices.post.Ways;
import org.intendant.notices.wishes.Recipient;

/** Writes a line for a person, one for each way that he wants and that leads to him. */
@ApplicationScoped
class Telling {

    @PersistenceContext
    EntityManager em;

    @Inject
    Ways ways;

    /** False when no way leads to him. */
    boolean tell(Recipient person, Said said) {
        List<Channel> channels = Arrays.stream(Channel.values())
                .filter(channel -> person.wish(said.kind()).by(channel)
                        && person.isReachedBy(channel, way -> ways.leadTo(person.person(), way)))
                .toList();
        channels.forEach(channel -> em.persist(new Notice(person.id(), channel, said)));
        return !channels.isEmpty();
    }
}
