package org.intendant.operations.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intendant.plans.Planner;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;

/** Every planner there is, by its kind. */
@ApplicationScoped
public class Planners {

    @Inject
    @Any
    Instance<Planner> planners;

    public List<Planner> all() {
        return planners.stream().toList();
    }

    /** @throws Refused as not found */
    public Planner of(String kind) {
        return find(kind)
                .orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "Nothing called “" + kind + "” can be planned."));
    }

    /** How pages call it; the kind itself when its feature is not there any more. */
    public String title(String kind) {
        return find(kind).map(Planner::title).orElse(kind);
    }

    /** The target with this key as it is called now, if the planner has something to do with it. */
    public Optional<Target> target(Planner planner, String key) {
        try (Stream<Target> targets = planner.targets()) {
            return targets.filter(target -> target.key().equals(key)).findFirst();
        }
    }

    public Optional<Planner> find(String kind) {
        return planners.stream()
                .filter(planner -> planner.kind().equals(kind))
                .<Planner>map(planner -> planner)
                .findFirst();
    }
}
