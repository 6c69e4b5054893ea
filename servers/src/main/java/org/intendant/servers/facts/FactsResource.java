package org.intendant.servers.facts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.intendant.plans.Refused;

/** What was last read from a server, over REST. */
@Path("servers/{id}/facts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FactsResource {
    @Inject
    Readings readings;

    /** What was last read from the server, sizes in KiB; 404 before the first reading. */
    @GET
    public Facts facts(@PathParam("id") long id) {
        return readings.find(id)
                .map(Reading::facts)
                .orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "Nothing was read from this server yet."));
    }
}
