package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.intendant.operations.Operation;
import org.intendant.operations.Plans;
import org.intendant.plans.Refused;
import org.intendant.plans.Target;
import org.jspecify.annotations.Nullable;

/** Plans over REST: {@code /plans/accounts/server/12}. Reading one plans at this moment and changes nothing. */
@Path("plans/{kind}/{type}/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PlansResource {

    @Inject
    Plans plans;

    /** Plans now. 404 when there is no such planner or target; 502 when the host does not answer. */
    @GET
    public PlanJson plan(@PathParam("kind") String kind, @PathParam("type") String type, @PathParam("id") long id) {
        return PlanJson.of(kind, plans.plan(kind, plans.target(kind, type + ":" + id)));
    }

    /**
     * Approves steps by their digests and starts their apply: {@code {"digests": ["…"], "typedName": "web1"}}.
     *
     * @return 202 with the operation; 409 when the target changed since, or while it is being applied already
     */
    @POST
    @Path("apply")
    public Response apply(
            @PathParam("kind") String kind,
            @PathParam("type") String type,
            @PathParam("id") long id,
            @Nullable ApprovalJson approval) {
        if (approval == null || approval.digests() == null || approval.digests().isEmpty()) {
            throw new Refused("digests", "Name the steps that you approve by their digests.");
        }
        Target target = plans.target(kind, type + ":" + id);
        String typedName = approval.typedName() == null ? "" : approval.typedName();
        Operation operation = plans.approve(kind, target, Set.copyOf(approval.digests()), typedName);
        return Response.accepted(OperationJson.of(operation)).build();
    }

    /** What somebody agrees to. */
    record ApprovalJson(
            @Nullable List<String> digests, @Nullable String typedName) {}
}
