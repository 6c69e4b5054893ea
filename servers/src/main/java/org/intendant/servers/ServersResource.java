package org.intendant.servers;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.intendant.plans.Refused;
import org.intendant.servers.ServerJson.KeyJson;
import org.intendant.servers.ServerJson.ReachabilityJson;
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
        return ServerJson.of(servers.get(id), servers.reachability(id).orElse(null));
    }

    /** Changes a server to the draft, whose version must be the current one: 409 when somebody else was faster. */
    @PUT
    @Path("{id}")
    public ServerJson change(@PathParam("id") long id, ServerDraft draft) {
        return ServerJson.of(servers.change(id, draft), servers.reachability(id).orElse(null));
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

    /** What was last read from the server, sizes in KiB; 404 before the first reading. */
    @GET
    @Path("{id}/facts")
    public Facts facts(@PathParam("id") long id) {
        return servers.facts(id)
                .map(ServerFacts::facts)
                .orElseThrow(() -> new Refused(Refused.Why.NOT_FOUND, "Nothing was read from this server yet."));
    }

    /** Tries the server now, reads its facts and has it compared. Answers when that is done, in at most a minute. */
    @POST
    @Path("{id}/check")
    public ReachabilityJson check(@PathParam("id") long id) {
        return ReachabilityJson.of(checks.now(id));
    }

    /** The key that the host shows now, to be compared on its console before it is pinned. 502 when it is not there. */
    @GET
    @Path("{id}/host-key")
    public KeyJson shownKey(@PathParam("id") long id) {
        return KeyJson.of(checks.shownKey(id));
    }

    /** Pins the key that the host shows now: {@code {"fingerprint", "typed"}}, typed being the server's name. */
    @PUT
    @Path("{id}/host-key")
    public KeyJson repin(@PathParam("id") long id, Repin repin) {
        return KeyJson.of(checks.repin(id, repin.fingerprint(), repin.typed()).key());
    }

    /** What confirms another host key. */
    public record Repin(String fingerprint, String typed) {
        public Repin {
            fingerprint = Objects.requireNonNullElse(fingerprint, "");
            typed = Objects.requireNonNullElse(typed, "");
        }
    }
}
