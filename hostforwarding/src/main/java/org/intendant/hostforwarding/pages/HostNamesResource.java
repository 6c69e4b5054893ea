package org.intendant.hostforwarding.pages;

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
import org.intendant.hostforwarding.names.HostNameDraft;
import org.intendant.hostforwarding.names.HostNameRow;
import org.intendant.hostforwarding.names.HostNames;
import org.intendant.people.exchange.Files;
import org.intendant.people.exchange.ImportReport;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Host names that proxies lead to guests. Nothing here changes a host: plan and approve the kind {@code hostforwarding} of the
 * target {@code server:<id>} for that.
 */
@Path("host-names")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HostNamesResource {

    private static final ListFile<HostNameRow> FILE = new ListFile<>(
            "host-names",
            List.of(
                    ListFile.field("id", HostNameRow::id),
                    ListFile.field("proxyId", HostNameRow::proxyId),
                    ListFile.field("proxy", HostNameRow::proxy),
                    ListFile.field("guestId", HostNameRow::guestId),
                    ListFile.field("guest", HostNameRow::guest),
                    ListFile.field("domains", HostNameRow::domains),
                    ListFile.field("port", HostNameRow::port),
                    ListFile.field("basePath", HostNameRow::basePath),
                    ListFile.field("guestPort", HostNameRow::guestPort),
                    ListFile.field("guestPath", HostNameRow::guestPath),
                    ListFile.field("https", HostNameRow::https),
                    ListFile.field("forced", HostNameRow::forced),
                    ListFile.field("certificate", HostNameRow::certificate),
                    ListFile.field("allowed", HostNameRow::allowed),
                    ListFile.field("comment", HostNameRow::comment),
                    ListFile.field("enabled", HostNameRow::enabled),
                    ListFile.field("state", HostNameRow::state),
                    ListFile.field("checked", HostNameRow::checked),
                    ListFile.field("test", HostNameRow::test),
                    ListFile.field("tested", HostNameRow::tested),
                    ListFile.field("said", HostNameRow::said)));

    @Inject
    HostNames names;

    @Inject
    HostNameTable table;

    @Inject
    Files files;

    /**
     * Rules that you may see: filters {@code proxy}, {@code guest}, {@code server} (primary keys), {@code https} and {@code
     * enabled} (yes, no); sorted by name, proxy or guest.
     */
    @GET
    public Page<HostNameRow> page(@Context UriInfo uri) {
        return names.page(QueryParameters.of(uri));
    }

    /** Those that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), names::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), names::page);
    }

    /**
     * Rules as a file, without passwords: {@code format=csv} or {@code json}, which {@link #take} reads again. {@code template=true} answers the
     * header and an example.
     */
    @GET
    @Path("export")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response export(@Context UriInfo uri) {
        return files.export(table, uri);
    }

    /**
     * Adds and changes rules from CSV or {@code {"rows": [{…}]}}, row by row.
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

    /** What a change of a rule begins with: everything but passwords. */
    @GET
    @Path("{id}/draft")
    public HostNameDraft draft(@PathParam("id") long id) {
        return names.draft(id);
    }

    /** One rule. */
    @GET
    @Path("{id}")
    public HostNameRow one(@PathParam("id") long id) {
        return names.get(id);
    }

    /** Wants a rule; 422 with the fields that are wrong. */
    @POST
    public HostNameRow add(HostNameDraft draft) {
        return names.get(names.add(draft).id());
    }

    /** Says what of a rule would be refused, 422 with the fields that are wrong. Nothing is changed. */
    @POST
    @Path("check")
    public void check(HostNameDraft draft) {
        names.tried(draft, 0);
    }

    /** Changes a rule, whose version must be the current one. Logins without a password keep theirs. */
    @PUT
    @Path("{id}")
    public HostNameRow change(@PathParam("id") long id, HostNameDraft draft) {
        names.change(id, draft);
        return names.get(id);
    }

    /** Wants it no more. The plan that takes it from the host must still be approved. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        names.remove(id);
    }
}
