package org.intendant.servers.path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.Order;
import org.intendant.people.Allowed;
import org.intendant.people.CurrentActor;
import org.intendant.people.Permission;

/** “Why is it down?”: walks to what others reach, and what the last one found. */
@ApplicationScoped
public class PathWalks {

    @Inject
    PathWalker walker;

    @Inject
    PathWalkRows rows;

    @Inject
    Operations operations;

    @Inject
    CurrentActor actor;

    /**
     * A path with what was found on it last.
     *
     * @throws org.intendant.plans.Refused as not found when there is none that the caller may see
     */
    @Allowed(Permission.SEE_SERVERS)
    @Transactional
    public PathView view(String type, long id) {
        ServedPath path = walker.path(type, id);
        boolean mayRead = actor.get().may(Permission.READ_OUTPUT);
        return rows.find(path)
                .map(walk -> new PathView(
                        path,
                        walk.state(),
                        walk.walkedAt(),
                        walk.hops().stream()
                                .map(hop -> mayRead ? hop : hop.withoutOutput())
                                .toList()))
                .orElseGet(() -> PathView.never(path));
    }

    /**
     * Looks at each hop until the first that is broken, as an operation on the server at which the path begins. Changes nothing.
     *
     * @throws org.intendant.plans.Refused as not found, or as a conflict while another path of that server is walked
     */
    @Allowed(Permission.APPLY_PLANS)
    @Transactional
    public Operation walk(String type, long id) {
        ServedPath path = walker.path(type, id);
        return operations.start(new Order(
                PathWork.KIND,
                "Why is " + path.title() + " down?",
                Order.Lane.INTERACTIVE,
                List.of(path.server()),
                1,
                Map.of(),
                Map.of(PathWork.TYPE, type, PathWork.ID, Long.toString(id))));
    }
}
