package org.intendant.operations.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.intendant.operations.LogPiece;
import org.intendant.operations.Logs;
import org.intendant.operations.Logs.RawPiece;
import org.intendant.operations.Operation;
import org.intendant.operations.Operations;
import org.intendant.operations.live.LongPolls;
import org.intendant.operations.store.LogRows.Stream;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;

/** Operations over REST, and their logs, which are followed by long polls that hold no thread. */
@Path("operations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OperationsResource {

    private static final ListFile<Operation> FILE = new ListFile<>(
            "operations",
            List.of(
                    ListFile.field("id", Operation::id),
                    ListFile.field("kind", Operation::kind),
                    ListFile.field("title", Operation::title),
                    ListFile.field("subject", Operation::subject),
                    ListFile.field("state", Operation::state),
                    ListFile.field("actor", Operation::actorName),
                    ListFile.field("created", Operation::created),
                    ListFile.field("started", Operation::started),
                    ListFile.field("ended", Operation::ended),
                    ListFile.field("parts", Operation::parts),
                    ListFile.field("partsEnded", Operation::partsEnded),
                    ListFile.field("retryOf", Operation::retryOf)));

    @Inject
    Operations operations;

    @Inject
    Logs logs;

    @Inject
    LongPolls polls;

    /** Some operations, newest first; sort by id, title, state or actorName; filters {@code state}, {@code kind}, {@code mine=true}, {@code target=server:12}. */
    @GET
    public Page<OperationJson> page(@Context UriInfo uri) {
        return operations.page(QueryParameters.of(uri)).map(OperationJson::of);
    }

    /** The operations that match as a CSV file with a header line, at most 50,000: filters and sort as for the list. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(QueryParameters.of(uri), operations::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(QueryParameters.of(uri), operations::page);
    }

    /** One operation with its parts; 404 when there is none that the caller may see. */
    @GET
    @Path("{id}")
    public OperationJson find(@PathParam("id") long id) {
        return OperationJson.with(operations.get(id), operations.parts(id));
    }

    /** Asks to end it: 202. Its state becomes {@code CANCELLED} once that is proven. 409 when it is at its end. */
    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") long id) {
        operations.cancel(id);
        return Response.accepted(OperationJson.with(operations.get(id), operations.parts(id)))
                .build();
    }

    /** Starts a new operation with the parts that did not succeed: 201. 409 while it runs, or when every part succeeded. */
    @POST
    @Path("{id}/retry")
    public Response retry(@PathParam("id") long id) {
        Operation started = operations.retryFailed(id);
        return Response.created(URI.create("operations/" + started.id()))
                .entity(OperationJson.of(started))
                .build();
    }

    /**
     * The log from an offset on, waiting for more.
     *
     * @param part 0 for the operation's own log, else the part's number
     * @param from offset in bytes; the last answer's {@code next}
     * @param wait seconds to wait when there is nothing yet, 60 at most
     * @param as {@code text} for text instead of base64
     */
    @GET
    @Path("{id}/log")
    public void log(
            @PathParam("id") long id,
            @QueryParam("part") @DefaultValue("0") int part,
            @QueryParam("from") @DefaultValue("0") long from,
            @QueryParam("wait") @DefaultValue("0") long wait,
            @QueryParam("as") @DefaultValue("") String as,
            @Suspended AsyncResponse response) {
        polls.onLog(new Stream(id, part), wait, response, lastTime -> {
            LogPiece piece = logs.read(id, part, from);
            boolean news = piece.bytes().length > 0 || piece.state().isFinal();
            return news || lastTime ? LogJson.of(piece, as.equals("text")) : null;
        });
    }

    /** The whole log as it stands now, as a file. */
    @GET
    @Path("{id}/log/all")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response whole(@PathParam("id") long id, @QueryParam("part") @DefaultValue("0") int part) {
        LogPiece first = logs.read(id, part, 0);
        return file(id, part, "log", out -> {
            LogPiece piece = first;
            while (piece.bytes().length > 0) {
                out.write(piece.bytes());
                piece = logs.read(id, part, piece.next());
            }
        });
    }

    /** What the part's host printed and nothing else, byte for byte (secrets masked), as a file. */
    @GET
    @Path("{id}/log/raw")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response raw(@PathParam("id") long id, @QueryParam("part") @DefaultValue("1") int part) {
        List<RawPiece> first = logs.raw(id, part, -1);
        return file(id, part, "out", out -> {
            List<RawPiece> pieces = first;
            while (!pieces.isEmpty()) {
                for (RawPiece piece : pieces) {
                    piece.writeTo(out);
                }
                pieces = logs.raw(id, part, pieces.get(pieces.size() - 1).at());
            }
        });
    }

    private static Response file(long id, int part, String ending, StreamingOutput bytes) {
        String name = "operation-" + id + (part == 0 ? "" : "-" + part) + "." + ending;
        return Response.ok(bytes)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
