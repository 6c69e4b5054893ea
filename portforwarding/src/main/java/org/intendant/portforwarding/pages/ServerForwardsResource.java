package org.intendant.portforwarding.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intendant.portforwarding.forwards.PortForwardHost;
import org.intendant.portforwarding.forwards.PortForwardRow;
import org.intendant.portforwarding.forwards.PortForwards;
import org.intendant.portforwarding.forwards.ProxyOffers;
import org.intendant.portforwarding.push.PortTests;
import org.jspecify.annotations.Nullable;

/** Forwards of one hypervisor, or to one guest. */
@Path("servers/{server}/port-forwards")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServerForwardsResource {

    @Inject
    PortForwards forwards;

    @Inject
    ProxyOffers offers;

    @Inject
    PortTests tests;

    /** Its forwards, what others forward there, and which guest could get 80 and 443. */
    @GET
    public ServerForwards of(@PathParam("server") long server) {
        Optional<PortForwardHost> host = forwards.host(server);
        return new ServerForwards(
                forwards.of(server),
                host.map(PortForwardHost::foreign).orElse(List.of()),
                host.map(PortForwardHost::readAt).orElse(null),
                offers.of(server).orElse(""));
    }

    /** Makes a real connection to each port that can be tested, and answers how each stands then. */
    @POST
    @Path("test")
    public List<PortForwardRow> test(@PathParam("server") long server) {
        tests.now(server);
        return forwards.of(server);
    }

    /** Forwards 80 and 443 to the proxy guest; 409 where that is not offered. */
    @POST
    @Path("proxy")
    public List<PortForwardRow> proxy(@PathParam("server") long server) {
        offers.take(server);
        return forwards.of(server);
    }

    /**
     * How a server stands.
     *
     * @param foreign a sentence for each forward that others made
     * @param foreignRead when they were read, or null for never
     * @param proxyOffer name of the proxy guest to which 80 and 443 could lead, or empty
     */
    public record ServerForwards(
            List<PortForwardRow> forwards,
            List<String> foreign,
            @Nullable Instant foreignRead,
            String proxyOffer) {

        public ServerForwards {
            forwards = List.copyOf(forwards);
            foreign = List.copyOf(foreign);
        }
    }
}
