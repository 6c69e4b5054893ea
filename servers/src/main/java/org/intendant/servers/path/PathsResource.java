package org.intendant.servers.path;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.intendant.operations.pages.OperationJson;

/** “Why is it down?” over REST: {@code /paths/port/12}. */
@Path("paths/{type}/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PathsResource {

    @Inject
    PathWalks walks;

    /** What was found on this path last, hop by hop in the order of traffic; what tools printed for those who may read output. */
    @GET
    public PathView last(@PathParam("type") String type, @PathParam("id") long id) {
        return walks.view(type, id);
    }

    /** Walks it now: 202 with the operation; 409 while another path of the same server is walked. */
    @POST
    @Path("walk")
    public Response walk(@PathParam("type") String type, @PathParam("id") long id) {
        return Response.accepted(OperationJson.of(walks.walk(type, id))).build();
    }
}
