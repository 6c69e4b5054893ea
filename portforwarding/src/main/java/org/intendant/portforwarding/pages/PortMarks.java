package org.intendant.portforwarding.pages;

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
import org.intendant.portforwarding.forwards.PortForwardRows;
import org.intendant.portforwarding.forwards.PortForwardRows.Between;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.servers.MapMark;
import org.intendant.servers.MapMarks;
import org.intendant.web.State;

/** Marks hypervisors whose public ports are not as wanted, and both ends of ports that do not answer. */
@ApplicationScoped
class PortMarks implements MapMarks {

    private static final String ICON = "pi-directions";

    @Inject
    PortForwardRows rows;

    @Inject
    Comparisons comparisons;

    @Inject
    CurrentActor actor;

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Map<Long, List<MapMark>> of(Collection<Long> serverIds) {
        Map<String, Integer> differing = comparisons.differing(PortForwards.KIND);
        Map<Long, Long> silent = new HashMap<>();
        for (Between between : rows.silent()) {
            silent.merge(between.hypervisorId(), between.forwards(), Long::sum);
            silent.merge(between.guestId(), between.forwards(), Long::sum);
        }
        Map<Long, List<MapMark>> marks = new HashMap<>();
        for (long id : serverIds) {
            Integer changes = differing.get(new Target("server", id, "").key());
            if (changes != null) {
                marks.put(id, List.of(differs(id, changes)));
            } else if (silent.containsKey(id)) {
                marks.put(id, List.of(noAnswer(id, silent.getOrDefault(id, 0L))));
            }
        }
        return marks;
    }

    private MapMark differs(long id, int changes) {
        return new MapMark(
                State.DIFFERS,
                ICON,
                "Public ports differ: " + (changes == 1 ? "1 change" : changes + " changes"),
                actor.get().may(Permission.APPLY_PLANS)
                        ? "/operations/plan.xhtml?kind=" + PortForwards.KIND + "&target="
                                + new Target("server", id, "").key()
                        : href(id));
    }

    private static MapMark noAnswer(long id, long forwards) {
        return new MapMark(
                State.NO_ANSWER,
                ICON,
                forwards == 1 ? "1 public port does not answer" : forwards + " public ports do not answer",
                href(id));
    }

    private static String href(long id) {
        return "/servers/server.xhtml?id=" + id;
    }
}
