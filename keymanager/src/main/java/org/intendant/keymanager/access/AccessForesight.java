package org.intendant.keymanager.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.intendant.people.foresight.Foreseen;
import org.intendant.people.foresight.Foresight;
import org.intendant.plans.Target;

/** What a change of a person, a group or a server would give and take, per account. */
@ApplicationScoped
class AccessForesight implements Foresight {

    @Inject
    Rehearsal rehearsal;

    @Override
    public Foreseen of(Target subject, Runnable change) {
        Set<Spot> spots = new LinkedHashSet<>(rehearsal.spots(subject));
        try {
            rehearsal.make(subject, change, spots);
            return Foreseen.NOTHING;
        } catch (Rehearsal.Undone undone) {
            List<Way> before = rehearsal.ways(subject, List.copyOf(undone.spots()));
            return Shift.between(before, undone.ways());
        }
    }
}
