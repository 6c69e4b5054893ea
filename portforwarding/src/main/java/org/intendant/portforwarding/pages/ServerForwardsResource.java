package org.intendant.portforwarding.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intendant.portforwarding.forwards.Adoptions;
import org.intendant.portforwarding.forwards.ForeignForward;
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

    @Inject
    Adoptions adoptions;

    /** Its forwards, what others forward there, and which guest could get 80 and 443. */
    @GET
    public ServerForwards of(@PathParam("server") long server) {
        Optional<PortForwardHost> host = forwards.host(server);
        return new ServerForwards(
                forwards.of(server),
                host.stream()
                        .flatMap(read -> read.foreign().stream())
                        .map(ForeignJson::of)
                        .toList(),
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
     * Adopts a forward that others made: {@code {"rule": "iptables -A PREROUTING …"}}, as {@code foreign} says it. The next plan
     * brings it and takes that rule out. 409 where it is not there any more, or adopted already; 422 naming what no forward says.
     */
    @POST
    @Path("adopt")
    @Consumes(MediaType.APPLICATION_JSON)
    public List<PortForwardRow> adopt(@PathParam("server") long server, @Nullable AdoptionJson adoption) {
        String rule = adoption == null ? null : adoption.rule();
        adoptions.adopt(server, rule == null ? "" : rule);
        return forwards.of(server);
    }

    /**
     * How a server stands.
     *
     * @param foreign each forward that others made; one without {@code never} can be adopted by its {@code rule}
     * @param foreignRead when they were read, or null for never
     * @param proxyOffer name of the proxy guest to which 80 and 443 could lead, or empty
     */
    public record ServerForwards(
            List<PortForwardRow> forwards,
            List<ForeignJson> foreign,
            @Nullable Instant foreignRead,
            String proxyOffer) {

        public ServerForwards {
            forwards = List.copyOf(forwards);
            foreign = List.copyOf(foreign);
        }
    }

    /**
     * A forward that others made.
     *
     * @param rule how it is loaded, with the tool that says so
     * @param never why it cannot be adopted, or empty
     */
    public record ForeignJson(String rule, String words, String never) {

        static ForeignJson of(ForeignForward foreign) {
            return new ForeignJson(foreign.rule(), foreign.words(), foreign.never());
        }
    }

    /** Which rule is adopted. */
    public record AdoptionJson(@Nullable String rule) {}
}
