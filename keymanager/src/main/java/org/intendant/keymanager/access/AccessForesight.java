package org.intendant.keymanager.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.intendant.people.foresight.Foreseen;
import org.intendant.people.foresight.Foresight;
import org.intendant.plans.Target;

/** What a change of people, groups or servers would give and take, per account. */
@ApplicationScoped
class AccessForesight implements Foresight {

    @Inject
    Rehearsal rehearsal;

    @Override
    public Foreseen of(Collection<Target> subjects, Runnable change) {
        Set<Spot> spots = new LinkedHashSet<>(rehearsal.spots(subjects));
        try {
            rehearsal.make(subjects, change, spots);
            return Foreseen.NOTHING;
        } catch (Rehearsal.Undone undone) {
            List<Way> before = rehearsal.ways(subjects, List.copyOf(undone.spots()));
            return Shift.between(before, undone.ways());
        }
    }
}
