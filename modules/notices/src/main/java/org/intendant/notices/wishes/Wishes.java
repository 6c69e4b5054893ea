package org.intendant.notices.wishes;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.notices.Kind;
import org.intendant.people.Allowed;
import org.intendant.people.Audit;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Refused;
import org.intendant.plans.Refused.Why;

/** What the caller wants to hear of, and by which way. */
@ApplicationScoped
public class Wishes {

    @PersistenceContext
    EntityManager em;

    @Inject
    CurrentActor actor;

    @Inject
    Audit audit;

    /** One for each kind, in the order of the kinds. */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public List<WishDraft> mine() {
        return wishes().values().stream().map(WishDraft::of).toList();
    }

    /**
     * Takes these; kinds that are not among them stay as they are.
     *
     * @throws Refused in {@code after} or {@code kind}
     */
    @Allowed(Permission.OWN_PROFILE)
    @Transactional
    public void save(List<WishDraft> drafts) {
        Map<Kind, Wish> known = wishes();
        String before = described(known);
        for (WishDraft draft : drafts) {
            Kind kind = draft.getKind();
            if (kind == null) {
                throw new Refused("kind", "Name the kind of notice.");
            }
            Wish wish = requireNonNull(known.get(kind));
            Integer after = draft.getAfter();
            wish.becomes(draft.isMail(), draft.isHook(), after == null ? kind.usualMinutes() : after);
            if (wish.isNew()) {
                em.persist(wish);
            }
        }
        audit.record("notice.wish", "person:" + me(), actor.get().name(), before, described(known));
    }

    private Map<Kind, Wish> wishes() {
        long person = me();
        Map<Kind, Wish> all = new EnumMap<>(Kind.class);
        Arrays.stream(Kind.values()).forEach(kind -> all.put(kind, new Wish(person, kind)));
        em.createQuery("select w from Wish w where w.personId = :person", Wish.class)
                .setParameter("person", person)
                .getResultStream()
                .forEach(wish -> all.put(wish.kind(), wish));
        return all;
    }

    private static String described(Map<Kind, Wish> wishes) {
        return wishes.values().stream().map(Wish::describe).collect(Collectors.joining("\n"));
    }

    private long me() {
        Long person = actor.get().personId();
        if (person == null) {
            throw new Refused(Why.NOT_ALLOWED, "Only people are told something.");
        }
        return person;
    }
}
