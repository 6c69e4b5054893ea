package org.intendant.keymanager.access;

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
import java.util.function.Function;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** Who can log in where, over REST, as it is wanted and whether hosts are proven to be so: a row for each managed account. Members get their own ways in alone. */
@Path("access")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccessResource {

    private static final ListFile<AccessLine> FILE = new ListFile<>(
            "access",
            List.of(
                    ListFile.field("server", line -> line.way().spot().server()),
                    ListFile.field("account", line -> line.way().spot().account()),
                    ListFile.field("kind", line -> line.way().holder().kind().word()),
                    ListFile.field("holder", line -> line.way().holder().name()),
                    ListFile.field("why", line -> line.way().why()),
                    ListFile.field("hindrance", line -> line.way().hindrance()),
                    key("comment", AccessKey::comment),
                    key("fingerprint", AccessKey::fingerprint),
                    key("options", AccessKey::options),
                    key("key", AccessKey::key),
                    ListFile.field("state", line -> line.row().state()),
                    ListFile.field("read", line -> line.row().read())));

    @Inject
    Accesses accesses;

    private static ListFile.Field<AccessLine> key(String name, Function<AccessKey, @Nullable Object> value) {
        return ListFile.field(name, line -> line.key() == null ? "" : value.apply(line.key()));
    }

    /**
     * Some accounts, each with who can log in there and why: filters {@code server}, {@code account}, {@code group}, {@code
     * person} and {@code from} (a server whose accounts' keys are asked for), primary keys all; search in {@code
     * account@server}; sort by server or account. What is in the way of somebody stands in {@code hindrance}; whether the
     * account's host is proven to be so in {@code state}, and when it was read in {@code read}.
     */
    @GET
    public Page<AccessJson> page(@Context UriInfo uri) {
        return accesses.page(QueryParameters.of(uri)).map(AccessJson::of);
    }

    /** The same as a CSV file with a header line and a line for each key, of at most 50,000 accounts. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), accesses::page, AccessLine::of);
    }

    /** The same lines as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), accesses::page, AccessLine::of);
    }
}
