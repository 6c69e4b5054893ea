package org.intendant.servers.reachability;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;

/** The key that a server shows, over REST. */
@Path("servers/{id}/host-key")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HostKeyResource {
    @Inject
    HostKeys keys;

    /** The key that the host shows now, to be compared on its console before it is pinned. 502 when it is not there. */
    @GET
    public KeyJson shown(@PathParam("id") long id) {
        return KeyJson.of(keys.shown(id));
    }

    /** Pins the key that the host shows now: {@code {"fingerprint", "typed"}}, typed being the server's name. */
    @PUT
    public KeyJson repin(@PathParam("id") long id, Repin repin) {
        return KeyJson.of(keys.repin(id, repin.fingerprint(), repin.typed()).key());
    }

    /** What confirms another host key. */
    public record Repin(String fingerprint, String typed) {
        public Repin {
            fingerprint = Objects.requireNonNullElse(fingerprint, "");
            typed = Objects.requireNonNullElse(typed, "");
        }
    }
}
