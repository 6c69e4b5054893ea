package org.intendant.notices.wishes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** What is not told for some hours, over REST: a script mutes a server before it works on it. */
@Path("notices/mutes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MutesResource {

    @Inject
    Mutes mutes;

    /** The caller's, and those that are for everybody: what ends first comes first. */
    @GET
    public List<MuteJson> mine() {
        return mutes.mine().stream().map(MuteJson::of).toList();
    }

    /**
     * Mutes a kind or all, of one server by its name or of all, for 1 to 720 hours: 201; 403 where it is for everybody and
     * the caller may not, 422 with the field that is wrong.
     */
    @POST
    public Response add(MuteDraft draft) {
        Mute added = mutes.add(draft);
        return Response.created(URI.create("notices/mutes/" + added.getId()))
                .entity(MuteJson.of(added))
                .build();
    }

    /** Tells it again from now on: 204; 404 when the caller has no such mute. */
    @DELETE
    @Path("{id}")
    public void end(@PathParam("id") long id) {
        mutes.end(id);
    }

    /**
     * A mute over REST.
     *
     * @param what as a person reads it: {@code Everything: web1}
     * @param everybody whether nobody is told
     */
    public record MuteJson(long id, String what, boolean everybody, Instant until, String madeBy, Instant madeAt) {

        static MuteJson of(Mute mute) {
            return new MuteJson(
                    mute.getId(),
                    mute.getWhat(),
                    mute.isForEverybody(),
                    mute.getUntil(),
                    mute.getMadeBy(),
                    mute.getMadeAt());
        }
    }
}
