package org.intendant.keymanager.keys;

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

/** Keys of all people over REST. Lists are asked as every list. */
@Path("keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {

    private static final ListFile<KeyRow> FILE = new ListFile<>(
            "keys",
            List.of(
                    ListFile.field("id", KeyRow::id),
                    ListFile.field("username", KeyRow::username),
                    ListFile.field("comment", KeyRow::comment),
                    ListFile.field("kind", KeyRow::kind),
                    ListFile.field("fingerprint", KeyRow::fingerprint),
                    ListFile.field("options", KeyRow::options),
                    ListFile.field("added", KeyRow::added),
                    ListFile.field("expires", KeyRow::expires),
                    ListFile.field("state", KeyRow::state),
                    ListFile.field("holders", KeyRow::holders),
                    ListFile.field("key", KeyRow::key)));

    @Inject
    PersonKeys keys;

    /**
     * Some keys: filters {@code person} (a person's id) and {@code state} (good, useless, shared), sort by username,
     * comment, kind, added or expires.
     */
    @GET
    public Page<KeyRow> page(@Context UriInfo uri) {
        return keys.page(QueryParameters.of(uri));
    }

    /** The keys that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), keys::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), keys::page);
    }
}
