package org.intendant.servers.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRow;
import org.intendant.servers.Servers;
import org.intendant.servers.reachability.ServerChecks;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Servers over REST. They are added by an enrolment, for a host key must be confirmed first. */
@Path("servers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ServersResource {
    @Inject
    Servers servers;

    @Inject
    ServerChecks checks;

    /**
     * Some servers, as lists show them: filters {@code tag}, {@code owner}, {@code hypervisor}, {@code role}, {@code
     * reachable}, {@code state}; sorted by name, address, system or reachable.
     */
    @GET
    public Page<ServerRow> page(@Context UriInfo uri) {
        return servers.page(QueryParameters.of(uri));
    }

    /** One server; 404 when there is none that you may see. */
    @GET
    @Path("{id}")
    public ServerJson find(@PathParam("id") long id) {
        return ServerJson.of(servers.get(id), checks.of(id).orElse(null));
    }

    /** Changes a server to the draft, whose version must be the current one: 409 when somebody else was faster. */
    @PUT
    @Path("{id}")
    public ServerJson change(@PathParam("id") long id, ServerDraft draft) {
        return ServerJson.of(servers.change(id, draft), checks.of(id).orElse(null));
    }

    /**
     * Removes a server; its host stays as it is. 409 with what depends on it while something does.
     *
     * @param typed the server's name, to confirm
     */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id, @QueryParam("typed") @Nullable String typed) {
        servers.remove(id, typed == null ? "" : typed);
    }

    /** What still depends on the server, a sentence each. */
    @GET
    @Path("{id}/dependents")
    public List<String> dependents(@PathParam("id") long id) {
        return servers.dependents(id);
    }
}
