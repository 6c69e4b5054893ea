package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.intendant.operations.Comparisons;
import org.intendant.operations.Plans;
import org.intendant.plans.Target;

/** What can be planned, and for what: the beginning of every address below {@code /plans}. */
@Path("plans")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlannersResource {

    @Inject
    Comparisons comparisons;

    @Inject
    Plans plans;

    /** Every planner with the targets that you may see, by kind. */
    @GET
    public List<PlannerJson> planners() {
        return comparisons.targets().entrySet().stream()
                .map(entry -> new PlannerJson(
                        entry.getKey(),
                        plans.title(entry.getKey()),
                        entry.getValue().stream().map(TargetJson::of).toList()))
                .sorted(Comparator.comparing(PlannerJson::kind))
                .toList();
    }

    /**
     * What one feature plans.
     *
     * @param kind as in {@code /plans/accounts/server/12}
     */
    record PlannerJson(String kind, String title, List<TargetJson> targets) {}

    /** Something that is planned for: {@code {"type": "server", "id": 12, "name": "web1"}}. */
    record TargetJson(String type, long id, String name) {

        static TargetJson of(Target target) {
            return new TargetJson(target.type(), target.id(), target.name());
        }
    }
}
