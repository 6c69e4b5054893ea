package org.intendant.people.foresight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.intendant.plans.Target;

/** What all features together foresee. */
@ApplicationScoped
public class Foresights {

    @Inject
    @Any
    Instance<Foresight> foresights;

    /**
     * What the change would give and take; it is not made.
     *
     * @param subject the person, group or server that is changed
     * @param change calls use cases, each with its permission; what it refuses is refused here too
     */
    public Foreseen of(Target subject, Runnable change) {
        return of(List.of(subject), change);
    }

    /** The same of a change of several people, groups or servers at once. */
    public Foreseen of(Collection<Target> subjects, Runnable change) {
        return foresights.stream()
                .map(foresight -> foresight.of(subjects, change))
                .reduce(Foreseen.NOTHING, Foreseen::and);
    }
}
