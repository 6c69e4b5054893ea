package org.intendant.keymanager.revoke;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** What was taken from whom, and since when it is gone, over REST. Members get what was taken of their own keys. */
@Path("revocations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RevocationsResource {

    private static final ListFile<Line> FILE = new ListFile<>(
            "revocations",
            List.of(
                    ListFile.field("revocation", line -> line.row().id()),
                    ListFile.field("at", line -> line.row().at()),
                    ListFile.field("what", line -> line.row().what()),
                    key("server", RevokedKey::getServer),
                    key("account", RevokedKey::getAccount),
                    key("holder", key -> key.getHolder().name()),
                    key("fingerprint", RevokedKey::getFingerprint),
                    ListFile.field("state", line -> RevocationJson.state(line.key())),
                    key("ended", RevokedKey::getEnded),
                    ListFile.field("how", line -> line.key().how()),
                    ListFile.field("seconds", line -> seconds(line.key().key())),
                    ListFile.field("seen", line -> line.key().seen()),
                    ListFile.field("serial", line -> line.key().serial())));

    @Inject
    Revocations revocations;

    /** A key with what took it, for files. */
    private record Line(RevocationRow row, RevokedLine key) {
        static Stream<Line> of(RevocationView view) {
            return view.lines().stream().map(key -> new Line(view.row(), key));
        }
    }

    private static ListFile.Field<Line> key(String name, Function<RevokedKey, @Nullable Object> value) {
        return ListFile.field(name, line -> value.apply(line.key().key()));
    }

    private static Object seconds(RevokedKey key) {
        Duration took = key.took();
        return took == null ? "" : took.toMillis() / 1000.0;
    }

    /**
     * Some revocations, newest first: filters {@code state} (open, done), {@code person} and {@code server}, primary keys both;
     * search in what happened, {@code account@server}, names and fingerprints; sort by at or actor.
     */
    @GET
    public Page<RevocationJson> page(@Context UriInfo uri) {
        return revocations.page(QueryParameters.of(uri)).map(RevocationJson::of);
    }

    /** One with every key that it took; 404 when there is none that the caller may see. */
    @GET
    @Path("{id}")
    public RevocationJson get(@PathParam("id") long id) {
        return RevocationJson.of(revocations.get(id));
    }

    /** The same as the list, as a CSV file with a header line and a line for each key, of at most 50,000 revocations. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), revocations::whole, Line::of);
    }

    /** The same lines as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), revocations::whole, Line::of);
    }
}
