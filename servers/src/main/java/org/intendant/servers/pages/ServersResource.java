package org.intendant.servers.pages;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.intendant.people.exchange.Files;
import org.intendant.people.exchange.ImportReport;
import org.intendant.people.foresight.Previewed;
import org.intendant.servers.ServerDraft;
import org.intendant.servers.ServerRow;
import org.intendant.servers.ServerTags;
import org.intendant.servers.Servers;
import org.intendant.servers.TagChange;
import org.intendant.servers.Tagging;
import org.intendant.servers.exchange.ServerTable;
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

    @Inject
    ServerLines lines;

    @Inject
    ServerTags serverTags;

    @Inject
    ServerTable table;

    @Inject
    Files files;

    /**
     * Some servers, as lists show them: filters {@code tag}, {@code owner}, {@code hypervisor}, {@code role}, {@code
     * reachable}, {@code state}; sorted by name, address, system or reachable.
     */
    @GET
    public Page<ServerRow> page(@Context UriInfo uri) {
        return servers.page(QueryParameters.of(uri));
    }

    /** The servers that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return ServerLines.FILE.csv(QueryParameters.of(uri), lines::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return ServerLines.FILE.json(QueryParameters.of(uri), lines::page);
    }

    /**
     * Adds tags to servers and removes others. A server that is refused keeps its tags and hinders no other.
     *
     * @return which server got and lost which tags, how many had it so already, and who was refused with a sentence
     */
    @POST
    @Path("tags")
    public Tagging tag(TagsOn tags) {
        return serverTags.change(TagChange.on(tags.servers(), tags.add(), tags.remove()));
    }

    /** Primary keys of servers, tags to add and tags to remove. */
    public record TagsOn(List<Long> servers, List<String> add, List<String> remove) {
        public TagsOn {
            servers = Objects.requireNonNullElse(servers, List.of());
            add = Objects.requireNonNullElse(add, List.of());
            remove = Objects.requireNonNullElse(remove, List.of());
        }
    }

    /**
     * Servers as a file: {@code format=csv} or {@code json}, which {@link #take} reads again; filters as the list's.
     * {@code template=true} answers the header and an example.
     */
    @GET
    @Path("export")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response export(@Context UriInfo uri) {
        return files.export(table, uri);
    }

    /**
     * Adds and changes servers from CSV or {@code {"rows": [{…}]}}, row by row. A new one needs its host key in the column
     * {@code hostKey}, for which the caller vouches; no host is changed.
     *
     * @param preview unless it is {@code false}, nothing is changed: the answer says what would be
     * @return what each row does or did; 422 in {@code file} where it makes no sense as a whole
     */
    @POST
    @Path("import")
    @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
    public ImportReport take(
            @Context HttpHeaders headers, @QueryParam("preview") @Nullable String preview, byte[] body) {
        return files.take(table, headers, preview, body);
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
    @Previewed("server")
    public ServerJson change(@PathParam("id") long id, @QueryParam("preview") boolean preview, ServerDraft draft) {
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
