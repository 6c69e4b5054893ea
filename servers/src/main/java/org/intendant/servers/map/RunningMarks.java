package org.intendant.servers.map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intendant.operations.RecentOperations;
import org.intendant.operations.TitledOperation;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;
import org.intendant.plans.Target;
import org.intendant.servers.MapMark;
import org.intendant.servers.MapMarks;
import org.intendant.servers.typed.Text;

/** Marks servers on which something runs, or waits to. */
@ApplicationScoped
class RunningMarks implements MapMarks {
    @Inject
    RecentOperations recent;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Map<Long, List<MapMark>> of(Collection<Long> serverIds) {
        if (!actor.get().may(Permission.SEE_OPERATIONS)) {
            return Map.of();
        }
        Map<String, List<TitledOperation>> underway = recent.underway();
        Map<Long, List<MapMark>> marks = new HashMap<>();
        for (long id : serverIds) {
            List<TitledOperation> here = underway.get(new Target("server", id, "").key());
            if (here != null) {
                marks.put(id, here.stream().map(RunningMarks::mark).toList());
            }
        }
        return marks;
    }

    private static MapMark mark(TitledOperation operation) {
        return new MapMark(
                operation.state().badge(),
                operation.state().badge().getIcon(),
                operation.state().badge().getWord() + ": " + Text.inert(operation.title(), 120),
                operation.href());
    }
}
