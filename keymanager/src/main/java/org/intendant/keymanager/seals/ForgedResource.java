package org.intendant.keymanager.seals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** Records about access that somebody changed past Intendant, over REST. */
@Path("access/forged")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ForgedResource {

    @Inject
    ForgedRecords records;

    /**
     * One of them.
     *
     * @param table of the database
     * @param subject the key of what it is said of: {@code group:3}
     * @param says what, in words
     * @param since when it was first found
     */
    public record ForgedJson(long id, String table, String subject, String name, String says, Instant since) {

        static ForgedJson of(Forged forged) {
            return new ForgedJson(
                    forged.getId(),
                    forged.getTable(),
                    forged.getSubject(),
                    forged.getName(),
                    forged.getWhat(),
                    forged.getSince());
        }
    }

    /** All of the last look, which is at most about a minute old; the latest first, at most 500. */
    @GET
    public List<ForgedJson> all() {
        return records.all().stream().map(ForgedJson::of).toList();
    }

    /** Removes the record itself: 204; 409 when it is gone or was put right meanwhile. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") long id) {
        records.remove(id);
    }
}
