package org.intendant.people.audit;

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
import java.time.Instant;
import org.intendant.people.Actor.Through;
import org.intendant.people.AuditEntry;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** The audit trail over REST. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    @Inject
    AuditTrail trail;

    /** Some entries, the latest first: filters {@code actor}, {@code action}, {@code subject}, {@code from}, {@code until}. */
    @GET
    public Page<EntryJson> page(@Context UriInfo uri) {
        return trail.page(QueryParameters.of(uri)).map(EntryJson::of);
    }

    /** One entry; 404 when there is none. */
    @GET
    @Path("{id}")
    public EntryJson find(@PathParam("id") long id) {
        return EntryJson.of(trail.find(id));
    }

    /** The entries that match, at most 50,000, as a CSV file with a header line. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return Response.ok(trail.csv(QueryParameters.of(uri)), "text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .build();
    }

    /**
     * An entry over REST.
     *
     * @param actorId primary key of the person, null for the application itself
     * @param before lines of {@code field: value}, empty when the thing was not there
     * @param after likewise
     * @param operation id of the operation that did it, or null
     */
    public record EntryJson(
            long id,
            Instant at,
            @Nullable Long actorId,
            String actor,
            Through through,
            String action,
            String subject,
            String name,
            String before,
            String after,
            @Nullable String operation) {

        static EntryJson of(AuditEntry entry) {
            return new EntryJson(
                    entry.getId(),
                    entry.getAt(),
                    entry.getActorId(),
                    entry.getActor(),
                    entry.getThrough(),
                    entry.getAction(),
                    entry.getSubject(),
                    entry.getSubjectName(),
                    entry.getBefore(),
                    entry.getAfter(),
                    entry.getOperation());
        }
    }
}
