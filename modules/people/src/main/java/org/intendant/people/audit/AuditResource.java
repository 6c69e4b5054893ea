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
import java.util.List;
import org.intendant.people.Actor.Through;
import org.intendant.people.AuditEntry;
import org.intendant.web.ListFile;
import org.intendant.web.Page;
import org.intendant.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/** The audit trail over REST. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    static final ListFile<AuditEntry> FILE = new ListFile<>(
            "audit",
            List.of(
                    ListFile.field("at", AuditEntry::getAt),
                    ListFile.field("actor", AuditEntry::getActor),
                    ListFile.field("through", AuditEntry::getThrough),
                    ListFile.field("action", AuditEntry::getAction),
                    ListFile.field("subject", AuditEntry::getSubject),
                    ListFile.field("name", AuditEntry::getSubjectName),
                    ListFile.field("before", AuditEntry::getBefore),
                    ListFile.field("after", AuditEntry::getAfter),
                    ListFile.field("operation", AuditEntry::getOperation)));

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

    /** The entries that match as a CSV file with a header line, at most 50,000. Noted in the trail itself. */
    @GET
    @Path("csv")
    @Produces("text/csv")
    public Response csv(@Context UriInfo uri) {
        return FILE.csv(trail.export(QueryParameters.of(uri)), trail::page);
    }

    /** The same as one JSON array. */
    @GET
    @Path("json")
    public Response json(@Context UriInfo uri) {
        return FILE.json(trail.export(QueryParameters.of(uri)), trail::page);
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
