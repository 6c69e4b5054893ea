package org.intendant.servers.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intendant.operations.Comparisons;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Target;
import org.intendant.servers.MapMark;
import org.intendant.servers.MapMarks;
import org.intendant.web.State;

/** Marks servers whose accounts are not as they are wanted, and leads to the plan that makes them so. */
@ApplicationScoped
class AccountMarks implements MapMarks {
    @Inject
    Comparisons comparisons;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<Long, List<MapMark>> of(Collection<Long> serverIds) {
        Map<String, Integer> differing = comparisons.differing(AccountPlanner.KIND);
        Map<Long, List<MapMark>> marks = new HashMap<>();
        for (long id : serverIds) {
            Target target = new Target("server", id, "");
            Integer steps = differing.get(target.key());
            if (steps != null) {
                marks.put(id, List.of(mark(target, steps)));
            }
        }
        return marks;
    }

    private MapMark mark(Target target, int steps) {
        return new MapMark(
                State.DIFFERS,
                "pi-id-card",
                "Accounts differ: " + (steps == 1 ? "1 change" : steps + " changes"),
                actor.get().may(Permission.APPLY_PLANS)
                        ? "/operations/plan.xhtml?kind=" + AccountPlanner.KIND + "&target=" + target.key()
                        : "/servers/server.xhtml?id=" + target.id());
    }
}
