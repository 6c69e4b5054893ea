package org.intendant.servers.reachability;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Looking at a server now, over REST. */
@Path("servers/{id}/check")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CheckResource {
    @Inject
    ServerChecks checks;

    /** Tries the server now, reads its facts and has it compared. Answers when that is done, in at most a minute. */
    @POST
    public ReachabilityJson check(@PathParam("id") long id) {
        return ReachabilityJson.of(checks.now(id));
    }
}
