package org.intendant.portforwarding.pages;

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
import org.intendant.people.exchange.Files;
import org.intendant.people.exchange.ImportReport;
import org.intendant.portforwarding.forwards.PortForwardDraft;
import org.intendant.portforwarding.forwards.PortForwardRow;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Forwards of public ports over all hypervisors. Nothing here changes a host: plan and approve the kind {@code portforwarding}
 * of the target {@code server:<id>} for that.
 */
@Path("port-forwards")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PortForwardsResource {

    private static final ListFile<PortForwardRow> FILE = new ListFile<>(
            "port-forwards",
            List.of(
                    ListFile.field("id", PortForwardRow::id),
                    ListFile.field("hypervisorId", PortForwardRow::hypervisorId),
                    ListFile.field("hypervisor", PortForwardRow::hypervisor),
                    ListFile.field("guestId", PortForwardRow::guestId),
                    ListFile.field("guest", PortForwardRow::guest),
                    ListFile.field("protocol", PortForwardRow::protocol),
                    ListFile.field("publicPorts", PortForwardRow::publicPorts),
                    ListFile.field("guestPorts", PortForwardRow::guestPorts),
                    ListFile.field("publicAddress", PortForwardRow::publicAddress),
                    ListFile.field("sources", PortForwardRow::sources),
                    ListFile.field("comment", PortForwardRow::comment),
                    ListFile.field("enabled", PortForwardRow::enabled),
                    ListFile.field("forced", PortForwardRow::forced),
                    ListFile.field("state", PortForwardRow::state),
                    ListFile.field("checked", PortForwardRow::checked),
                    ListFile.field("test", PortForwardRow::test),
                    ListFile.field("tested", PortForwardRow::tested)));

    @Inject
    PortForwards forwards;

    @Inject
    PortForwardTable table;

    @Inject
    Files files;

    /**
     * Forwards that you may see: filters {@code hypervisor}, {@code guest}, {@code server} (primary keys), {@code protocol} and
     * {@code enabled} (yes, no); sorted by port, hypervisor, guest or protocol.
     */
    @GET
    public Page<PortForwardRow> page(@Context UriInfo uri) {
        return forwards.page(QueryParameters.of(uri));
    }

    /** Those that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), forwards::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), forwards::page);
    }

    /**
     * Forwards as a file: {@code format=csv} or {@code json}, which {@link #take} reads again. {@code template=true} answers the
     * header and an example.
     */
    @GET
    @Path("export")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response export(@Context UriInfo uri) {
        return files.export(table, uri);
    }

    /**
     * Adds and changes forwards from CSV or {@code {"rows": [{…}]}}, row by row.
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

    /** One forward. */
    @GET
    @Path("{id}")
    public PortForwardRow one(@PathParam("id") long id) {
        return forwards.get(id);
    }

    /** Wants a forward; 422 with the fields that are wrong. */
    @POST
    public PortForwardRow add(PortForwardDraft draft) {
        return forwards.get(forwards.add(draft).id());
    }

    /** Says what of a forward would be refused, 422 with the fields that are wrong. Nothing is changed. */
    @POST
    @Path("check")
    public void check(PortForwardDraft draft) {
        forwards.tried(draft, 0);
    }

    /** Changes a forward, whose version must be the current one. */
    @PUT
    @Path("{id}")
    public PortForwardRow change(@PathParam("id") long id, PortForwardDraft draft) {
        forwards.change(id, draft);
        return forwards.get(id);
    }

    /** Wants it no more. The plan that takes it from the host must still be approved. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        forwards.remove(id);
    }
}
