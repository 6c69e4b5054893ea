package org.intendant.notices.wishes;

import static java.util.Comparator.comparing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.intendant.notices.Troubles;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** What the caller does not want to hear of for a time; administrators also what nobody shall. */
@ApplicationScoped
public class Mutes {

    private static final int MOST_NAMES = 10;

    @PersistenceContext
    EntityManager em;

    @Inject
    @Any
    Instance<Troubles> troubles;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The caller's, and those that are for everybody: what ends first comes first. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public List<Mute> mine() {
        return em.createQuery(
                        "select m from Mute m where m.until > :now and (m.personId = :me or m.personId is null)"
                                + " order by m.until, m.id",
                        Mute.class)
                .setParameter("now", clock.instant())
                .setParameter("me", actor.get().personId())
                .getResultList();
    }

    /**
     * Tells nothing of this for some hours.
     *
     * @throws Refused in {@code server} or {@code hours}; as not allowed where it is for everybody
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public Mute add(MuteDraft draft) {
        if (draft.isEverybody()) {
            mayForEverybody();
        }
        Mute mute = new Mute(draft, target(draft.getServer()), actor.get(), clock.instant());
        em.persist(mute);
        em.flush();
        audit.record("notice.mute", key(mute), mute.getWhat(), "", mute.describe());
        return mute;
    }

    /** Tells it again from now on. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void end(long id) {
        Mute mute = em.find(Mute.class, id);
        if (mute == null
                || !(mute.isForEverybody()
                        || Objects.equals(mute.personId(), actor.get().personId()))) {
            throw new Refused(Why.NOT_FOUND, "There is no such mute.");
        }
        if (mute.isForEverybody()) {
            mayForEverybody();
        }
        em.remove(mute);
        audit.record("notice.unmute", key(mute), mute.getWhat(), mute.describe(), "");
    }

    /** Names of servers that the caller may see and that contain these letters; at most ten. */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public List<String> servers(String letters) {
        return watched(letters).map(Target::name).distinct().limit(MOST_NAMES).toList();
    }

    /** The closest name first. */
    private Stream<Target> watched(String letters) {
        String wanted = letters.strip().toLowerCase(Locale.ROOT);
        Set<String> owned = actor.seesAll() ? null : actor.ownedKeys();
        return troubles.stream()
                .flatMap(trouble -> trouble.watched(wanted, owned, MOST_NAMES).stream())
                .sorted(comparing((Target target) -> target.name().length()).thenComparing(Target::name));
    }

    private @Nullable Target target(@Nullable String name) {
        return name == null || name.isBlank()
                ? null
                : watched(name)
                        .filter(target -> target.name().equals(name.strip()))
                        .findFirst()
                        .orElseThrow(() -> new Refused(
                                "server", "There is no server “" + name.strip() + "”, or you may not see it."));
    }

    private void mayForEverybody() {
        if (!actor.get().may(Permission.SET_UP_NOTICES)) {
            throw new Refused(Why.NOT_ALLOWED, "Only administrators mute something for everybody.");
        }
    }

    private static String key(Mute mute) {
        return "mute:" + mute.getId();
    }
}
