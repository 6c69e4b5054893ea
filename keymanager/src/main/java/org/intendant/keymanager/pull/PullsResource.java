package org.intendant.keymanager.pull;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;

/** Servers that fetch their keys, over REST. Members get those that they own. */
@Path("key-fetches")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PullsResource {

    private static final ListFile<PullRow> FILE = new ListFile<>(
            "key-fetches",
            List.of(
                    ListFile.field("serverId", PullRow::serverId),
                    ListFile.field("server", PullRow::server),
                    ListFile.field("script", PullRow::script),
                    ListFile.field("original", PullRow::original),
                    ListFile.field("state", PullRow::state),
                    ListFile.field("heard", PullRow::heard),
                    ListFile.field("serial", PullRow::serial),
                    ListFile.field("has", PullRow::has),
                    ListFile.field("result", PullRow::result),
                    ListFile.field("refused", PullRow::refused)));

    @Inject
    Pulls pulls;

    /**
     * Servers that fetch their keys or shall, those that somebody must look at first: filter {@code state} (off, wanted, leaving,
     * waiting, well, behind, wrong, silent; red for the last two, refused where the last report was not believed); search in names
     * of servers and what hosts said; sort by server or heard.
     */
    @GET
    public Page<PullRow> page(@Context UriInfo uri) {
        return pulls.page(QueryParameters.of(uri));
    }

    /** Those that match as a CSV file with a header line, at most 50,000. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), pulls::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), pulls::page);
    }
}
