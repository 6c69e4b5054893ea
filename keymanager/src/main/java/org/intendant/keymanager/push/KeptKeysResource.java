package org.intendant.keymanager.push;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Keys that a server's host has and that Intendant did not write, over REST. */
@Path("servers/{server}/kept-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeptKeysResource {

    @Inject
    KeptKeys keys;

    /**
     * A key of a host.
     *
     * @param account name of the account
     * @param line as the host had it
     * @param decision undecided, kept or removed
     * @param seen when it was first seen
     */
    public record KeptJson(long id, String account, String line, String fingerprint, String decision, Instant seen) {

        static KeptJson of(KeptKey key) {
            return new KeptJson(
                    key.getId(),
                    key.getAccount(),
                    key.getLine(),
                    key.getFingerprint(),
                    key.getDecision().name().toLowerCase(Locale.ROOT),
                    key.getSeen());
        }
    }

    /** All of the server, by account; 404 when there is no such server. */
    @GET
    public List<KeptJson> all(@PathParam("server") long server) {
        return keys.of(server).stream().map(KeptJson::of).toList();
    }

    /** Wants a key to stay: 204. */
    @PUT
    @Path("{id}")
    public void keep(@PathParam("server") long server, @PathParam("id") long id) {
        keys.decide(server, id, KeptKey.Decision.KEPT);
    }

    /** Wants a key gone, by the next plan {@code keys} that is approved: 204. */
    @DELETE
    @Path("{id}")
    public void remove(@PathParam("server") long server, @PathParam("id") long id) {
        keys.decide(server, id, KeptKey.Decision.REMOVED);
    }
}
