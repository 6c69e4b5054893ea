package org.intendant.servers.reachability;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Looking at all servers, over REST. */
@Path("servers/check")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CheckAllResource {
    @Inject
    ServerChecks checks;

    /** Has every server tried and compared in the background: 202. Members check those that they own one by one: 403. */
    @POST
    public Response check() {
        checks.allSoon();
        return Response.accepted().build();
    }
}
