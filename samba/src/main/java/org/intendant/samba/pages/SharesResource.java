package org.intendant.samba.pages;

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
import org.intendant.samba.shares.ShareDraft;
import org.intendant.samba.shares.ShareRow;
import org.intendant.samba.shares.Shares;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Shares of folders over all file servers. Nothing here changes a host: plan and approve the kind {@code samba}
 * of the target {@code server:<id>} for that.
 */
@Path("shares")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SharesResource {

    private static final ListFile<ShareRow> FILE = new ListFile<>(
            "shares",
            List.of(
                    ListFile.field("id", ShareRow::id),
                    ListFile.field("serverId", ShareRow::serverId),
                    ListFile.field("server", ShareRow::server),
                    ListFile.field("name", ShareRow::name),
                    ListFile.field("path", ShareRow::path),
                    ListFile.field("folder", ShareRow::folder),
                    ListFile.field("writers", row -> String.join(", ", row.writers())),
                    ListFile.field("readers", row -> String.join(", ", row.readers())),
                    ListFile.field("comment", ShareRow::comment),
                    ListFile.field("browseable", ShareRow::browseable),
                    ListFile.field("guests", ShareRow::guests),
                    ListFile.field("state", ShareRow::state),
                    ListFile.field("checked", ShareRow::checked),
                    ListFile.field("test", ShareRow::test),
                    ListFile.field("tested", ShareRow::tested),
                    ListFile.field("bytes", ShareRow::bytes),
                    ListFile.field("measured", ShareRow::measured)));

    @Inject
    Shares shares;

    @Inject
    ShareTable table;

    @Inject
    Files files;

    /**
     * Shares that you may see: filters {@code server} (primary key), {@code user} (an account's whole name) and {@code guests}
     * (yes, no); sorted by name, path or server.
     */
    @GET
    public Page<ShareRow> page(@Context UriInfo uri) {
        return shares.page(QueryParameters.of(uri));
    }

    /** Those that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), shares::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), shares::page);
    }

    /**
     * Shares as a file: {@code format=csv} or {@code json}, which {@link #take} reads again. {@code template=true} answers the
     * header and an example.
     */
    @GET
    @Path("export")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response export(@Context UriInfo uri) {
        return files.export(table, uri);
    }

    /**
     * Adds and changes shares from CSV or {@code {"rows": [{…}]}}, row by row.
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

    /** One share. */
    @GET
    @Path("{id}")
    public ShareRow one(@PathParam("id") long id) {
        return shares.get(id);
    }

    /** Wants a share; 422 with the fields that are wrong. */
    @POST
    public ShareRow add(ShareDraft draft) {
        return shares.get(shares.add(draft).id());
    }

    /** Says what of a share would be refused, 422 with the fields that are wrong. Nothing is changed. */
    @POST
    @Path("check")
    public void check(ShareDraft draft) {
        shares.tried(draft, 0);
    }

    /** Changes a share, whose version must be the current one. */
    @PUT
    @Path("{id}")
    public ShareRow change(@PathParam("id") long id, ShareDraft draft) {
        shares.change(id, draft);
        return shares.get(id);
    }

    /** Wants it no more. The plan that takes it from the host must still be approved; what lies in its folder stays. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        shares.remove(id);
    }
}
