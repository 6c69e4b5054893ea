package org.intendant.keymanager.seals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.intendant.notices.Trouble;
import org.intendant.notices.Trouble.What;
import org.intendant.notices.Troubles;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/**
 * Whose records are forged, for those who want to be told. Their targets are of a kind of their own: who mutes a server because
 * he works on it still hears of this.
 */
@ApplicationScoped
class ForgedTroubles implements Troubles {

    @PersistenceContext
    EntityManager entities;

    @Override
    @Transactional
    public List<Trouble> now() {
        return List.copyOf(entities.createQuery("select f from Forged f order by f.since, f.id", Forged.class)
                .getResultStream()
                .collect(Collectors.toMap(Forged::getSubject, ForgedTroubles::trouble, (first, later) -> first))
                .values());
    }

    private static Trouble trouble(Forged forged) {
        String subject = forged.getSubject();
        int colon = subject.indexOf(':');
        Target target = new Target(
                "records-of-" + subject.substring(0, colon),
                Long.parseLong(subject.substring(colon + 1)),
                forged.getName());
        return new Trouble(What.ROW_FORGED, target, forged.getSince(), "/keymanager/forged.xhtml");
    }

    /** Nothing here can be muted by a name. */
    @Override
    public List<Target> watched(String letters, @Nullable Collection<String> among, int most) {
        return List.of();
    }
}
