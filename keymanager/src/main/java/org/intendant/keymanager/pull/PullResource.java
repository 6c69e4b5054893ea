package org.intendant.keymanager.pull;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a server fetches its keys, over REST. */
@Path("servers/{server}/key-fetch")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PullResource {

    @Inject
    Pulls pulls;

    /**
     * How a server fetches its keys.
     *
     * @param script whether the host shall have the program
     * @param original whether lists are given as the original did
     * @param networks addresses and networks from where those need no token
     * @param state off, wanted, leaving, waiting, well, behind, wrong or silent
     * @param heard when the host last reported, signed; null when never
     * @param serial of what is served
     * @param has the serial that the host reported
     * @param result what it said of its last fetch
     * @param accounts a line each: {@code proven root}
     * @param refused why its last report was not believed; empty when it was
     */
    public record PullJson(
            boolean script,
            boolean original,
            String networks,
            String state,
            @Nullable Instant heard,
            long serial,
            long has,
            String result,
            List<String> accounts,
            String refused) {

        static PullJson of(Pulls.Pull pull) {
            PullState state = pull.state();
            return new PullJson(
                    pull.script(),
                    pull.original(),
                    pull.networks(),
                    state.word(),
                    state.heard(),
                    state.serial(),
                    state.has(),
                    state.result(),
                    state.accounts(),
                    state.refused());
        }
    }

    /** What is wanted; fields that are left out stay. */
    public record WishJson(
            @Nullable Boolean script,
            @Nullable Boolean original,
            @Nullable String networks) {}

    /** A token that opens the server's bundle and lists. */
    public record TokenJson(String token) {
        @Override
        public String toString() {
            return "TokenJson";
        }
    }

    /** How it stands; 404 when there is no such server. */
    @GET
    public PullJson get(@PathParam("server") long server) {
        return PullJson.of(pulls.of(server));
    }

    /** Wants something else, and answers how it stands then. The plan {@code pull} brings the program; 400 for nonsense in {@code networks}. */
    @PUT
    public PullJson put(@PathParam("server") long server, WishJson wish) {
        return PullJson.of(pulls.change(server, wish.script(), wish.original(), wish.networks()));
    }

    /** Makes a new token and shows it this once: 200. The old one opens nothing any more. */
    @POST
    @Path("token")
    public TokenJson token(@PathParam("server") long server) {
        return new TokenJson(pulls.newToken(server));
    }
}
